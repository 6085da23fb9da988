package io.github.cascadelint.source.xml;

import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FrontEnd;
import io.github.cascadelint.source.OtherFiles;
import io.github.cascadelint.source.Usage;
import io.github.cascadelint.source.sql.SeedSearch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads mapping files. Which XML files are some is told by their root element, whatever their name. */
public final class XmlFileReader implements FrontEnd {

    /** Enough for a licence and a document type declaration before the root element. */
    private static final int BEGINNING = 8192;

    /** Of XML files, and of parts that they declare as entities. */
    private static final List<String> ENDINGS = List.of(".xml", ".hbm", ".ent");

    /** What Hibernate writes before the name of a resource. */
    private static final String CLASS_PATH = "classpath://";

    /** Turns a document of one kind into a fragment. */
    private interface Reading {
        FileFragment read(XmlDocument document, XmlElement root);
    }

    /** The root of Liquibase's change logs, of which only the rows are read that they insert, and the keys that delete rows. */
    private static final String CHANGE_LOG = "databaseChangeLog";

    /** A change log larger than this is a dump of somebody's data. */
    private static final int MAX_CHANGE_LOG_BYTES = 1 << 20;

    private static final Map<String, Reading> BY_ROOT = Map.of(
            "entity-mappings", OrmReader::read,
            "hibernate-mapping", HbmReader::read,
            "hibernate-configuration", PersistenceReader::readConfiguration,
            "persistence", PersistenceReader::read);

    @Override
    public boolean accepts(String name) {
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    @Override
    public int beginning() {
        return BEGINNING;
    }

    /** A file that does not come to its root element so soon is wanted, to be on the safe side. */
    @Override
    public boolean wants(byte[] beginning) {
        return RootSearch.find(beginning)
                .map(root -> BY_ROOT.containsKey(root) || root.equals(CHANGE_LOG))
                .orElse(beginning.length == BEGINNING);
    }

    @Override
    public boolean misses(byte[] beginning) {
        return RootSearch.find(beginning).filter(CHANGE_LOG::equals).isEmpty();
    }

    @Override
    public Optional<FileFragment> read(String file, byte[] content, boolean always) {
        return read(file, content, always, other -> Optional.empty());
    }

    /** A file may be put together of others, which it declares as entities. */
    @Override
    public Optional<FileFragment> read(String file, byte[] content, boolean always, OtherFiles others) {
        Optional<String> rootName = RootSearch.find(content);
        if (rootName.filter(CHANGE_LOG::equals).isPresent()) {
            return changeLog(file, content);
        }
        Optional<Reading> reading = rootName.map(BY_ROOT::get);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        XmlDocument document = XmlReader.read(
                file,
                XmlText.decode(content),
                systemId -> candidates(file, systemId, others).stream()
                        .flatMap(part ->
                                others.find(part).map(bytes -> new XmlParts.Part(part, XmlText.decode(bytes))).stream())
                        .findFirst());
        return Optional.of(document.root()
                .map(root -> reading.get().read(document, root))
                .orElseGet(() -> FileFragment.mapping(
                        file, List.of(), List.of(), document.suppressions(), document.problems())));
    }

    private static Optional<FileFragment> changeLog(String file, byte[] content) {
        if (content.length > MAX_CHANGE_LOG_BYTES) {
            return Optional.empty();
        }
        String text = XmlText.decode(content);
        List<Usage> usages = SeedSearch.inChangeLog(file, text);
        return usages.isEmpty() ? Optional.empty() : Optional.of(FileFragment.seeds(file, usages));
    }

    /**
     * Where a file may be that another names: beside it, or, as Hibernate has it, a resource in one of the folders around, or
     * else in the only other folder that has it.
     */
    private static List<String> candidates(String file, String systemId, OtherFiles others) {
        if (!systemId.startsWith(CLASS_PATH)) {
            return beside(file, systemId).stream().toList();
        }
        String resource = systemId.substring(CLASS_PATH.length());
        List<String> candidates = new ArrayList<>();
        for (int end = file.lastIndexOf('/'); end >= 0; end = file.lastIndexOf('/', end - 1)) {
            candidates.add(file.substring(0, end + 1) + resource);
        }
        candidates.add(resource);
        List<String> elsewhere = others.named(resource);
        if (elsewhere.size() == 1) {
            candidates.addAll(elsewhere);
        }
        return candidates;
    }

    /** The path of a file that another names relative to its own folder; empty for any other name. */
    private static Optional<String> beside(String file, String systemId) {
        if (systemId.startsWith("/") || systemId.contains(":") || systemId.contains("\\")) {
            return Optional.empty();
        }
        Deque<String> path = new ArrayDeque<>(Arrays.asList(file.split("/", -1)));
        path.removeLast();
        for (String step : systemId.split("/", -1)) {
            if (step.equals("..")) {
                if (path.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!step.equals(".")) {
                path.addLast(step);
            }
        }
        return Optional.of(String.join("/", path));
    }
}
