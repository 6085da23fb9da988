/** The front end that reads mapping files in XML: {@code orm.xml} and {@code persistence.xml}. */
@NullMarked
package io.github.cascadelint.source.xml;

import org.jspecify.annotations.NullMarked;
