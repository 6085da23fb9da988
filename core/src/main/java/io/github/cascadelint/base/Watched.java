package io.github.cascadelint.base;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Consumer;

/** A list that tells of each of its items when somebody comes to it. */
public final class Watched<E> extends AbstractList<E> implements RandomAccess {
    private final List<E> items;
    private final Consumer<? super E> watcher;

    public Watched(Collection<? extends E> items, Consumer<? super E> watcher) {
        this.items = List.copyOf(items);
        this.watcher = watcher;
    }

    @Override
    public E get(int index) {
        E item = items.get(index);
        watcher.accept(item);
        return item;
    }

    @Override
    public int size() {
        return items.size();
    }
}
