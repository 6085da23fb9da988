package io.github.cascadelint.source.xml;

import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FrontEnd;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads mapping files. Which XML files are some is told by their root element, whatever their name. */
public final class XmlFileReader implements FrontEnd {

    /** Enough for a licence and a document type declaration before the root element. */
    private static final int BEGINNING = 8192;

    /** Turns a document of one kind into a fragment. */
    private interface Reading {
        FileFragment read(XmlDocument document, XmlElement root);
    }

    private static final Map<String, Reading> BY_ROOT =
            Map.of("entity-mappings", OrmReader::read, "persistence", PersistenceReader::read);

    @Override
    public boolean accepts(String name) {
        return name.endsWith(".xml");
    }

    @Override
    public int beginning() {
        return BEGINNING;
    }

    /** A file that does not come to its root element so soon is wanted, to be on the safe side. */
    @Override
    public boolean wants(byte[] beginning) {
        return RootSearch.find(beginning).map(BY_ROOT::containsKey).orElse(beginning.length == BEGINNING);
    }

    @Override
    public Optional<FileFragment> read(String file, byte[] content, boolean always) {
        Optional<Reading> reading = RootSearch.find(content).map(BY_ROOT::get);
        if (reading.isEmpty()) {
            return Optional.empty();
        }
        XmlDocument document = XmlReader.read(file, XmlText.decode(content), XmlParts.NONE);
        return Optional.of(document.root()
                .map(root -> reading.get().read(document, root))
                .orElseGet(() -> FileFragment.mapping(
                        file, List.of(), List.of(), document.suppressions(), document.problems())));
    }
}
