package io.github.cascadelint.source.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.fix.Change;
import io.github.cascadelint.fix.TextEdit;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.source.java.Layout.Span;
import io.github.cascadelint.source.java.Layout.Splice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * Turns changes of a mapping into edits of the Java file that says it. Only what changes is written anew: line breaks,
 * comments and the way names are written stay as they are.
 */
public final class JavaEditor {

    private static final String VENDOR_CASCADE = "Cascade";

    /** Collections that a row is added to by itself; a map needs its key. */
    private static final Set<String> COLLECTIONS = Set.of("Collection", "List", "Set");

    private static final String ORPHAN_REMOVAL = "orphanRemoval";

    private static final Comparator<Splice> ORDER = Comparator.comparing(
                    (Splice splice) -> splice.span().start())
            .thenComparing(splice -> splice.span().end());

    private final String file;
    private final Layout layout;
    private final CompilationUnit unit;
    private final Map<SourceRange, Optional<Member>> members;

    private JavaEditor(String file, Layout layout, CompilationUnit unit) {
        this.file = file;
        this.layout = layout;
        this.unit = unit;
        this.members = members();
    }

    /** An editor of a file; empty where its declarations do not follow Java's grammar. */
    public static Optional<JavaEditor> of(String file, String text) {
        DeclarationScanner scanner = DeclarationScanner.scan(text);
        Parsed parsed = Parsed.of(scanner.declarations());
        if (!scanner.defects().isEmpty() || !parsed.isGood()) {
            return Optional.empty();
        }
        return Optional.of(
                new JavaEditor(file, new Layout(text, scanner.declarations(), parsed::inText), parsed.unit()));
    }

    /** The edits that make all of the changes; empty where one of them cannot be made without harm, or two of them collide. */
    public Optional<List<TextEdit>> edits(List<Change> changes) {
        return new Session().edits(changes);
    }

    /** A member with the annotations on it. */
    private record Member(Node node, NodeWithAnnotations<?> annotated) {}

    /** What changes of one attribute come to. */
    private static final class Wanted {
        private final Set<CascadeType> without = EnumSet.noneOf(CascadeType.class);
        private final Set<CascadeType> with = EnumSet.noneOf(CascadeType.class);
        private boolean orphans = true;
    }

    /** One set of changes. */
    private final class Session {
        private final ImportEdit imports = new ImportEdit(layout, unit);
        private final Map<Span, AnnotationEdit> annotations = new LinkedHashMap<>();
        private final List<Splice> splices = new ArrayList<>();

        Optional<List<TextEdit>> edits(List<Change> changes) {
            Map<SourceRange, Wanted> wanted = new TreeMap<>();
            for (Change change : changes.stream().distinct().toList()) {
                Optional<Member> member = member(change.place());
                if (member.isEmpty() || !apply(change, member.get(), wanted)) {
                    return Optional.empty();
                }
            }
            for (Map.Entry<SourceRange, Wanted> each : wanted.entrySet()) {
                if (!cascade(member(each.getKey()).orElseThrow(), each.getValue())) {
                    return Optional.empty();
                }
            }
            for (AnnotationEdit annotation : annotations.values()) {
                Optional<List<Splice>> printed = annotation.splices();
                if (printed.isEmpty()) {
                    return Optional.empty();
                }
                splices.addAll(printed.get());
            }
            if (splices.isEmpty()) {
                return Optional.empty();
            }
            splices.addAll(imports.splices(List.copyOf(splices)));
            return joined(splices)
                    .map(all -> all.stream()
                            .map(splice -> new TextEdit(layout.range(file, splice.span()), splice.newText()))
                            .toList());
        }

        private boolean apply(Change change, Member member, Map<SourceRange, Wanted> wanted) {
            if (change instanceof Change.Cascading cascading) {
                Wanted one = wanted.computeIfAbsent(change.place(), place -> new Wanted());
                one.without.addAll(cascading.without());
                one.with.addAll(cascading.with());
                return true;
            }
            if (change instanceof Change.NoOrphanRemoval) {
                wanted.computeIfAbsent(change.place(), place -> new Wanted()).orphans = false;
                return true;
            }
            if (change instanceof Change.Element element) {
                Optional<AnnotationEdit> edit = annotation(member, element.annotation());
                edit.ifPresent(it -> it.give(element.element(), element.value()));
                return edit.isPresent();
            }
            if (change instanceof Change.NoElement less) {
                Optional<AnnotationEdit> edit = annotation(member, less.annotation())
                        .filter(it -> it.value(less.element()).isPresent());
                edit.ifPresent(it -> it.drop(less.element()));
                return edit.isPresent();
            }
            if (change instanceof Change.NoAnnotation gone) {
                Optional<AnnotationEdit> edit = annotation(member, gone.annotation());
                edit.ifPresent(AnnotationEdit::takeOff);
                return edit.isPresent();
            }
            if (change instanceof Change.Annotation annotation) {
                return annotate(member, annotation);
            }
            return change instanceof Change.Linking linking && link(member, linking);
        }

        private Optional<AnnotationEdit> annotation(Member member, String name) {
            return member.annotated().getAnnotations().stream()
                    .filter(annotation ->
                            SimpleName.of(annotation.getNameAsString()).equals(name))
                    .findFirst()
                    .map(annotation -> annotations.computeIfAbsent(
                            layout.span(annotation), span -> new AnnotationEdit(layout, annotation)));
        }

        private Optional<AnnotationEdit> association(Member member) {
            return Stream.of("OneToMany", "ManyToOne", "OneToOne", "ManyToMany")
                    .flatMap(name -> annotation(member, name).stream())
                    .findFirst();
        }

        private boolean cascade(Member member, Wanted wanted) {
            if (wanted.without.stream().anyMatch(wanted.with::contains)) {
                return false;
            }
            Optional<AnnotationEdit> association = association(member);
            if (!wanted.orphans) {
                association
                        .filter(edit -> edit.value(ORPHAN_REMOVAL).isPresent())
                        .ifPresent(edit -> edit.drop(ORPHAN_REMOVAL));
                annotation(member, "PrivateOwned").ifPresent(AnnotationEdit::takeOff);
            }
            Optional<AnnotationEdit> vendor = annotation(member, VENDOR_CASCADE);
            if (vendor.isPresent() && !vendorCascade(vendor.get(), wanted)) {
                return false;
            }
            if (association.isEmpty()) {
                return wanted.with.isEmpty() && vendor.isPresent();
            }
            return jpaCascade(association.get(), wanted);
        }

        private boolean vendorCascade(AnnotationEdit vendor, Wanted wanted) {
            Optional<Expression> value = vendor.value("value");
            Optional<CascadeValue> words = value.flatMap(expression -> CascadeValue.of(layout, expression));
            if (value.isPresent() && words.isEmpty()) {
                return false;
            }
            words.ifPresent(cascade -> {
                if (cascade.becomesEmpty(wanted.without, Set.of(), wanted.orphans)) {
                    vendor.takeOff();
                } else {
                    vendor.change(cascade.change(wanted.without, Set.of(), wanted.orphans, writer(cascade)));
                }
            });
            return true;
        }

        private boolean jpaCascade(AnnotationEdit association, Wanted wanted) {
            Optional<Expression> value = association.value("cascade");
            if (value.isEmpty()) {
                if (!wanted.with.isEmpty()) {
                    Optional<UnaryOperator<String>> write = writer(association.annotation());
                    write.ifPresent(
                            writer -> association.give("cascade", CascadeValue.of(layout, wanted.with, writer)));
                    return write.isPresent();
                }
                return true;
            }
            Optional<CascadeValue> words = CascadeValue.of(layout, value.get());
            if (words.isEmpty()) {
                return false;
            }
            if (words.get().becomesEmpty(wanted.without, wanted.with, true)) {
                association.drop("cascade");
                return true;
            }
            Optional<UnaryOperator<String>> write =
                    words.get().isEmpty() ? writer(association.annotation()) : Optional.of(writer(words.get()));
            write.ifPresent(
                    writer -> association.change(words.get().change(wanted.without, wanted.with, true, writer)));
            return write.isPresent();
        }

        /** Writes words as those that are there. */
        private UnaryOperator<String> writer(CascadeValue words) {
            return word -> words.qualifier()
                    .map(qualifier -> qualifier + "." + word)
                    .or(() -> imports.constant("CascadeType", word))
                    .orElse(word);
        }

        /** Writes words where there are none; empty where it is not known which package the mapping is of. */
        private Optional<UnaryOperator<String>> writer(AnnotationExpr association) {
            Optional<String> home =
                    association.getName().getQualifier().map(Object::toString).or(imports::persistence);
            boolean qualified = association.getName().getQualifier().isPresent();
            return home.map(name -> name + ".CascadeType")
                    .map(type -> qualified ? type : imports.type(type))
                    .map(type -> word -> type + "." + word);
        }

        private boolean annotate(Member member, Change.Annotation change) {
            String name = SimpleName.of(change.annotation());
            Optional<AnnotationExpr> first = member.annotated().getAnnotations().getFirst();
            boolean there = member.annotated().getAnnotations().stream()
                    .anyMatch(annotation ->
                            SimpleName.of(annotation.getNameAsString()).equals(name));
            if (first.isEmpty() || there) {
                return false;
            }
            String type = change.constant().substring(0, change.constant().lastIndexOf('.'));
            Span last =
                    layout.span(member.annotated().getAnnotations().getLast().orElseThrow());
            boolean ownLine = layout.isFirstOnLine(last.start());
            splices.add(Splice.insert(
                    last.start(),
                    "@" + imports.type(change.annotation()) + "(" + change.element() + " = " + imports.type(type) + "."
                            + SimpleName.of(change.constant()) + ")"
                            + (ownLine ? layout.lineEnd() + layout.indent(last.start()) : " ")));
            return true;
        }

        /** Behind the last member, with an empty line before each method. */
        private boolean link(Member member, Change.Linking linking) {
            Optional<Rows> rows = rows(member.node());
            Optional<TypeDeclaration<?>> type = member.node()
                    .getParentNode()
                    .filter(TypeDeclaration.class::isInstance)
                    .map(node -> (TypeDeclaration<?>) node);
            if (rows.isEmpty() || type.isEmpty()) {
                return false;
            }
            int brace = layout.span(type.get()).end() - 1;
            if (!layout.isFirstOnLine(brace)) {
                return false;
            }
            String indent = layout.indent(layout.span(member.node()).start());
            String step = indent.contains("\t")
                    ? "\t"
                    : " "
                            .repeat(Math.max(
                                    2, indent.length() - layout.indent(brace).length()));
            StringBuilder text = new StringBuilder();
            for (String line : rows.get().methods(linking.attribute())) {
                text.append(line.isEmpty() ? "" : indent + line.replace("\t", step))
                        .append(layout.lineEnd());
            }
            splices.add(Splice.insert(layout.lineStart(brace), text.toString()));
            return true;
        }

        /** The rows of a collection, if methods for them would not be there already, and names do not clash. */
        private Optional<Rows> rows(Node member) {
            if (!(member instanceof FieldDeclaration field)
                    || !(field.getElementType() instanceof ClassOrInterfaceType collection)
                    || !COLLECTIONS.contains(collection.getNameAsString())) {
                return Optional.empty();
            }
            return collection
                    .getTypeArguments()
                    .filter(arguments -> arguments.size() == 1)
                    .map(arguments -> arguments.get(0).asString())
                    .filter(type -> type.matches("\\w+"))
                    .map(type -> new Rows(type, field.getVariable(0).getNameAsString()))
                    .filter(rows -> !rows.row().equals(rows.collection())
                            && !SourceVersion.isKeyword(rows.row())
                            && !layout.text().contains("add" + rows.type() + "(")
                            && !layout.text().contains("remove" + rows.type() + "("));
        }
    }

    /** A collection and the type of its rows, as written. */
    private record Rows(String type, String collection) {

        /** A name for one row. */
        String row() {
            return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        }

        /** The lines of both methods, with tabs for steps. */
        List<String> methods(String attribute) {
            String setter = setter(attribute);
            return List.of(
                    "",
                    "public void add" + type + "(" + type + " " + row() + ") {",
                    "\t" + collection + ".add(" + row() + ");",
                    "\t" + row() + "." + setter + "(this);",
                    "}",
                    "",
                    "public void remove" + type + "(" + type + " " + row() + ") {",
                    "\t" + collection + ".remove(" + row() + ");",
                    "\t" + row() + "." + setter + "(null);",
                    "}");
        }
    }

    private static String setter(String attribute) {
        return "set" + attribute.substring(0, 1).toUpperCase(Locale.ROOT) + attribute.substring(1);
    }

    /**
     * Whether an attribute can be set from outside, by a method of the file or by one that Lombok makes.
     *
     * @param beside whether from within the package is enough
     */
    public boolean hasSetter(String attribute, boolean beside) {
        return Pattern.compile("(?m)^\\s*(" + (beside ? "public |protected |" : "public ") + ")void "
                                + setter(attribute) + "\\s*\\(")
                        .matcher(layout.text())
                        .find()
                || Pattern.compile("(?m)^@(lombok\\.)?(Data|Setter)\\s*$")
                        .matcher(layout.text())
                        .find();
    }

    /** The field, getter, record component or type whose name stands there, if what is said of it is said of no other. */
    private Optional<Member> member(SourceRange place) {
        return members.getOrDefault(place, Optional.empty());
    }

    private Map<SourceRange, Optional<Member>> members() {
        Map<SourceRange, Optional<Member>> found = new HashMap<>();
        for (FieldDeclaration field : unit.findAll(FieldDeclaration.class)) {
            field.getVariables()
                    .forEach(variable -> found.put(
                            layout.range(file, layout.span(variable.getName())),
                            field.getVariables().size() == 1
                                    ? Optional.of(new Member(field, field))
                                    : Optional.empty()));
        }
        for (MethodDeclaration method : unit.findAll(MethodDeclaration.class)) {
            found.put(layout.range(file, layout.span(method.getName())), Optional.of(new Member(method, method)));
        }
        for (TypeDeclaration<?> type : unit.findAll(TypeDeclaration.class)) {
            found.put(layout.range(file, layout.span(type.getName())), Optional.of(new Member(type, type)));
        }
        for (Parameter component : unit.findAll(Parameter.class)) {
            found.put(
                    layout.range(file, layout.span(component.getName())),
                    Optional.of(new Member(component, component)));
        }
        return found;
    }

    /** In the order of the text, what touches as one; empty where two overlap. */
    private static Optional<List<Splice>> joined(List<Splice> splices) {
        List<Splice> joined = new ArrayList<>();
        for (Splice splice : splices.stream().distinct().sorted(ORDER).toList()) {
            Optional<Splice> last = joined.isEmpty() ? Optional.empty() : Optional.of(joined.get(joined.size() - 1));
            if (last.isPresent() && last.get().span().end() > splice.span().start()) {
                return Optional.empty();
            }
            if (last.isPresent() && last.get().span().end() == splice.span().start()) {
                joined.set(
                        joined.size() - 1,
                        new Splice(
                                new Span(
                                        last.get().span().start(), splice.span().end()),
                                last.get().newText() + splice.newText()));
            } else {
                joined.add(splice);
            }
        }
        return Optional.of(joined);
    }
}
