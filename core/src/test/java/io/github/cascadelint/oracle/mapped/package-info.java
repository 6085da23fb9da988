/** Classes that mapping files map, alone or over annotations. */
package io.github.cascadelint.oracle.mapped;
