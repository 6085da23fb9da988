/** What the readers of schemas have in common: the files of the scan, what the project says about its database, and who reads. */
@NullMarked
package io.github.cascadelint.schema.discovery;

import org.jspecify.annotations.NullMarked;
