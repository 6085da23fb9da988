package jakarta.persistence;

/** Stands for the real one, which need not be there. */
public enum CascadeType {
    ALL
}
