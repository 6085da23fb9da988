package io.github.cascadelint.source;

import java.util.Optional;

/** Keeps what was read of files from one run to the next. What it does not give back is read again. */
public interface FragmentCache {

    /** Keeps nothing. */
    FragmentCache NONE = new FragmentCache() {
        @Override
        public boolean keeps() {
            return false;
        }

        @Override
        public <T extends Record> Optional<T> find(FragmentKey key, Class<T> type) {
            return Optional.empty();
        }

        @Override
        public void keep(FragmentKey key, Record value) {
            // as the name says
        }
    };

    /** Whether it is worth the while to ask. */
    boolean keeps();

    /** What was kept under a key, whole and of this build of the tool; called on several threads. */
    <T extends Record> Optional<T> find(FragmentKey key, Class<T> type);

    /** Keeps a value: a record of strings, numbers, enums, collections and other records; called on several threads. */
    void keep(FragmentKey key, Record value);
}
