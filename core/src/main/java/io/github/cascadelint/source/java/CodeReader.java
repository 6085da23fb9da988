package io.github.cascadelint.source.java;

import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import io.github.cascadelint.source.CodeFragment;
import io.github.cascadelint.source.CodeWords;
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

    private final String file;
    private final String text;
    private final CodeWords words;
    private final CodeSearch search;

    CodeReader(String file, String text, CodeWords words) {
        this.file = file;
        this.text = text;
        this.words = words;
        this.search = new CodeSearch(text, words);
    }

    /** Whether a body may be worth reading. */
    boolean holdsWord() {
        return search.holdsWord(0, text.length());
    }

    /** The types of the file with their methods; none where its declarations do not follow Java's grammar. */
    CodeFragment read() {
        ImportScanner header = ImportScanner.scan(text);
        Parsed parsed = parse();
        List<TypeCode> codes = parsed.isGood() ? convert(parsed, header.packageName()) : List.of();
        return new CodeFragment(file, header.packageName(), header.imports(), codes);
    }

    private List<TypeCode> convert(Parsed parsed, String packageName) {
        AstConverter converter = new AstConverter(
                file, packageName, new CommentSearch(file, text), new EffectSearch(text), parsed::inText, false);
        List<TypeFragment> declared = converter.convert(parsed.unit());
        List<TypeDeclaration<?>> types = new ArrayList<>();
        parsed.unit().getTypes().forEach(type -> collect(type, types));
        List<TypeCode> codes = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            codes.add(convert(declared.get(i), types.get(i), new BodyReader.Setting(converter, words)));
        }
        return codes;
    }

    private Parsed parse() {
        Parsed whole = Parsed.of(DeclarationScanner.scan(text, search::isWanted).declarations());
        return whole.isGood()
                ? whole
                : Parsed.of(DeclarationScanner.scan(text, this::isGood).declarations());
    }

    private boolean isGood(int start, int end) {
        return search.isWanted(start, end)
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

    private static TypeCode convert(TypeFragment type, TypeDeclaration<?> declaration, BodyReader.Setting setting) {
        AstConverter converter = setting.converter();
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
                methods.add(BodyReader.read(method, method.getBody(), setting));
            } else if (member instanceof ConstructorDeclaration constructor) {
                methods.add(BodyReader.read(constructor, Optional.of(constructor.getBody()), setting));
            }
        }
        return new TypeCode(type, fields, finals, methods);
    }
}
