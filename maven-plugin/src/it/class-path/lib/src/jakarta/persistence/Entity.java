package jakarta.persistence;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the real one, which need not be there. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Entity {}
