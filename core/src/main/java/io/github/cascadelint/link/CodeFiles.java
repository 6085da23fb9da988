package io.github.cascadelint.link;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FileFragment.Import;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses the files whose code is read: those that see an entity or a context, and hold a call that may change a row. */
final class CodeFiles {

    private final Set<String> types = new HashSet<>();
    private final Set<String> packages = new HashSet<>();
    private final Set<String> attributes = new HashSet<>();
    private final Set<String> owners = new HashSet<>();

    private CodeFiles(MappingModel model, Collection<FileFragment> files) {
        for (ManagedType type : model.types()) {
            see(type.name());
            type.associations().forEach(association -> attributes.add(association.declaredName()));
            type.associations().stream().map(Association::declaredBy).forEach(owners::add);
        }
        for (FileFragment file : files) {
            boolean isRepository =
                    file.usages().stream().anyMatch(usage -> usage.use().kind() == EntityUse.Kind.REPOSITORY);
            if (isRepository) {
                see(file.promisedType());
            }
        }
    }

    private void see(String type) {
        types.add(type);
        packages.add(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
    }

    /** The files whose code may do something to rows. */
    static Collection<String> wanted(MappingModel model, Collection<FileFragment> files) {
        CodeFiles choice = new CodeFiles(model, files);
        List<String> wanted = new ArrayList<>();
        for (FileFragment file : files) {
            if (choice.wants(file)) {
                wanted.add(file.file());
            }
        }
        return wanted;
    }

    private boolean wants(FileFragment file) {
        if (file.types().stream().anyMatch(type -> owners.contains(type.name()))) {
            return true;
        }
        return file.calls().stream().anyMatch(this::mayChange) && sees(file);
    }

    private boolean mayChange(String call) {
        return !call.startsWith("set")
                || CodeTypes.propertyAfter("set", call)
                        .filter(attributes::contains)
                        .isPresent();
    }

    private boolean sees(FileFragment file) {
        return packages.contains(file.packageName()) || file.imports().stream().anyMatch(this::sees);
    }

    private boolean sees(Import imported) {
        String name = imported.name();
        return types.contains(name)
                || (imported.onDemand() && packages.contains(name))
                || name.startsWith("jakarta.persistence")
                || name.startsWith("javax.persistence")
                || name.startsWith("org.hibernate")
                || name.startsWith("org.springframework.orm")
                || name.startsWith("org.springframework.jdbc")
                || name.startsWith("java.sql");
    }
}
