package io.github.cascadelint.base;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Rules of other authors may rest on the public methods of this type, but for those that are {@link NotApi}: they go after a
 * version with notice only. Constructors are not meant. All other types change as we like.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Api {

    /** A method of such a type that is for us alone. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface NotApi {}
}
