package io.github.cascadelint.source.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import io.github.cascadelint.source.MethodCode;
import io.github.cascadelint.source.TypeCode;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the code of a file does: its declarations, and the bodies that may do something to rows. A body that does not
 * follow Java's grammar is left out.
 */
final class CodeReader {

    private final String text;
    private final CodeSearch search;

    private CodeReader(String text, boolean ofManagedType) {
        this.text = text;
        this.search = new CodeSearch(text, ofManagedType);
    }

    /** The types of a file with their methods; none where its declarations do not follow Java's grammar. */
    static List<TypeCode> read(String file, String packageName, String text, boolean ofManagedType) {
        Parsed parsed = new CodeReader(text, ofManagedType).parse();
        if (!parsed.isGood()) {
            return List.of();
        }
        AstConverter converter = new AstConverter(
                file, packageName, new CommentSearch(file, text), new EffectSearch(text), parsed::inText, false);
        CompilationUnit unit = parsed.unit();
        List<TypeFragment> declared = converter.convert(unit);
        List<TypeDeclaration<?>> types = new ArrayList<>();
        unit.getTypes().forEach(type -> collect(type, types));
        List<TypeCode> codes = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            codes.add(convert(declared.get(i), types.get(i), converter));
        }
        return codes;
    }

    private Parsed parse() {
        Parsed whole =
                Parsed.of(DeclarationScanner.scan(text, search::mayChange).declarations());
        if (whole.isGood()) {
            return whole;
        }
        return Parsed.of(DeclarationScanner.scan(text, this::isGood).declarations());
    }

    private boolean isGood(int start, int end) {
        return search.mayChange(start, end)
                && Parsed.of("class A { void a() " + text.substring(start, end) + " }")
                        .isGood();
    }

    /** In the order in which the types are converted. */
    private static void collect(TypeDeclaration<?> type, List<TypeDeclaration<?>> into) {
        into.add(type);
        for (BodyDeclaration<?> member : type.getMembers()) {
            if (member instanceof TypeDeclaration<?> nested) {
                collect(nested, into);
            }
        }
    }

    private static TypeCode convert(TypeFragment type, TypeDeclaration<?> declaration, AstConverter converter) {
        Map<String, TypeUse> fields = new LinkedHashMap<>();
        Set<String> finals = new HashSet<>();
        List<MethodCode> methods = new ArrayList<>();
        if (declaration instanceof RecordDeclaration components) {
            components
                    .getParameters()
                    .forEach(component ->
                            fields.put(component.getNameAsString(), converter.typeUse(component.getType())));
        }
        for (BodyDeclaration<?> member : declaration.getMembers()) {
            if (member instanceof FieldDeclaration field) {
                field.getVariables()
                        .forEach(variable ->
                                fields.put(variable.getNameAsString(), converter.typeUse(variable.getType())));
                if (field.isFinal()) {
                    field.getVariables().forEach(variable -> finals.add(variable.getNameAsString()));
                }
            } else if (member instanceof MethodDeclaration method) {
                methods.add(BodyReader.read(method, method.getBody(), converter));
            } else if (member instanceof ConstructorDeclaration constructor) {
                methods.add(BodyReader.read(constructor, Optional.of(constructor.getBody()), converter));
            }
        }
        return new TypeCode(type, fields, finals, methods);
    }
}
