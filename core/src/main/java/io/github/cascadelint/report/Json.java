package io.github.cascadelint.report;

import com.google.gson.stream.JsonWriter;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SourceRange;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** JSON text with one look: two spaces, nulls written, a line feed at the end; or on one line, for programs alone. */
final class Json {
    private final JsonWriter writer;

    private Json(JsonWriter writer) {
        this.writer = writer;
    }

    /** Something that writes one value. */
    interface Body<T> {
        void write(T item) throws IOException;
    }

    /** Writes one JSON document. */
    static void document(Appendable output, Body<Json> body) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter writer = new JsonWriter(text);
        writer.setIndent("  ");
        writer.setSerializeNulls(true);
        writer.setHtmlSafe(false);
        body.write(new Json(writer));
        output.append(text.getBuffer()).append('\n');
    }

    /** A document on one line in which no sign is left that means something to HTML or ends a script element. */
    static String compact(Body<Json> body) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter writer = new JsonWriter(text);
        writer.setHtmlSafe(true);
        body.write(new Json(writer));
        return text.toString();
    }

    Json name(String name) throws IOException {
        writer.name(name);
        return this;
    }

    /** An object as the next value. */
    void object(Body<Json> body) throws IOException {
        writer.beginObject();
        body.write(this);
        writer.endObject();
    }

    void object(String name, Body<Json> body) throws IOException {
        name(name).object(body);
    }

    /** An array with one value for each item. */
    <T> void array(String name, Collection<? extends T> items, Body<T> body) throws IOException {
        writer.name(name).beginArray();
        for (T item : items) {
            body.write(item);
        }
        writer.endArray();
    }

    /** An array of objects, one for each item. */
    <T> void objects(String name, Collection<? extends T> items, Body<T> body) throws IOException {
        array(name, items, (T item) -> object(json -> body.write(item)));
    }

    /** An array with values of different sorts as the next value. */
    void tuple(Body<Json> body) throws IOException {
        writer.beginArray();
        body.write(this);
        writer.endArray();
    }

    /** The next value. */
    Json value(String text) throws IOException {
        writer.value(text);
        return this;
    }

    /** The next value. */
    Json value(long number) throws IOException {
        writer.value(number);
        return this;
    }

    /** An array of numbers as the next value. */
    Json values(Collection<Integer> numbers) throws IOException {
        writer.beginArray();
        for (int number : numbers) {
            writer.value(number);
        }
        writer.endArray();
        return this;
    }

    /** An array of objects that is the document itself. */
    <T> void objects(Collection<? extends T> items, Body<T> body) throws IOException {
        writer.beginArray();
        for (T item : items) {
            object(json -> body.write(item));
        }
        writer.endArray();
    }

    void strings(String name, Collection<String> items) throws IOException {
        array(name, items, writer::value);
    }

    /** An array of arrays of strings. */
    void lists(String name, Collection<List<String>> items) throws IOException {
        array(name, items, (List<String> item) -> {
            writer.beginArray();
            for (String text : item) {
                writer.value(text);
            }
            writer.endArray();
        });
    }

    Json field(String name, String value) throws IOException {
        writer.name(name).value(value);
        return this;
    }

    Json field(String name, long value) throws IOException {
        writer.name(name).value(value);
        return this;
    }

    Json field(String name, boolean value) throws IOException {
        writer.name(name).value(value);
        return this;
    }

    /** A field that is null when the value is absent. */
    Json field(String name, Optional<String> value) throws IOException {
        writer.name(name);
        if (value.isPresent()) {
            writer.value(value.get());
        } else {
            writer.nullValue();
        }
        return this;
    }

    Json flag(String name, Optional<Boolean> value) throws IOException {
        writer.name(name);
        if (value.isPresent()) {
            writer.value(value.get());
        } else {
            writer.nullValue();
        }
        return this;
    }

    Json nullField(String name) throws IOException {
        writer.name(name).nullValue();
        return this;
    }

    /** {@code file} and {@code line}, both null when the place is not known. */
    Json place(Optional<SourceRange> range) throws IOException {
        field("file", range.map(SourceRange::file));
        if (range.isPresent()) {
            return field("line", range.get().startLine());
        }
        return nullField("line");
    }

    void evidence(String name, List<Evidence> evidence) throws IOException {
        objects(name, evidence, fact -> field("text", fact.text()).place(fact.range()));
    }
}
