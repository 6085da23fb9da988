package io.github.cascadelint.source;

import io.github.cascadelint.source.FileFragment.Import;
import java.util.List;

/**
 * What the code of one file does: plain immutable data that depends on nothing but the file.
 *
 * @param file path relative to the scan root
 * @param packageName the package, or the empty string
 * @param imports import declarations in order
 * @param types the types in it, nested ones included
 */
public record CodeFragment(String file, String packageName, List<Import> imports, List<TypeCode> types) {
    public CodeFragment {
        imports = List.copyOf(imports);
        types = List.copyOf(types);
    }
}
