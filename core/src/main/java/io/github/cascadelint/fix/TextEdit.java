package io.github.cascadelint.fix;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.SourceRange;

/**
 * Replace the text at a place; an empty range inserts.
 *
 * @param range the place
 * @param newText what comes there, with the line ends of the file
 */
@Api
public record TextEdit(SourceRange range, String newText) {}
