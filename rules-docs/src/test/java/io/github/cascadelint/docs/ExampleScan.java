package io.github.cascadelint.docs;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.config.ConfigurationLoader;
import io.github.cascadelint.docs.Page.Block;
import io.github.cascadelint.rule.Confidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder with an example of a page and what belongs to it: its mapping file, its migrations, its configuration. */
record ExampleScan(Page page, Block block, Path folder) {

    /** Writes the example. */
    static ExampleScan of(Page page, Block block, Path folder) throws IOException {
        ExampleScan scan = new ExampleScan(page, block, folder);
        scan.write(Examples.fileName(), block.code());
        Optional<Block> mapping = Examples.mappingOf(page, block);
        if (mapping.isPresent()) {
            scan.write("META-INF/orm.xml", mapping.get().code());
        }
        Optional<Block> changeLog = Examples.changeLogOf(page, block);
        if (changeLog.isPresent()) {
            scan.write("db/changelog/db.changelog-master.xml", changeLog.get().code());
        }
        for (Map.Entry<String, String> schema : Examples.schemasOf(page, block).entrySet()) {
            scan.write(schema.getKey(), schema.getValue());
        }
        return scan;
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    AnalysisResult analyze() throws ConfigurationException, NothingToAnalyseException {
        return CascadeLint.analyze(request());
    }

    AnalysisRequest request() throws ConfigurationException {
        Confidence confidence = block.info().endsWith(" possible") ? Confidence.POSSIBLE : Confidence.LIKELY;
        return new AnalysisRequest(List.of(folder), folder, false, configuration(), confidence, 1);
    }

    /** What a page's examples are configured with stands in its Noncompliant section. */
    private Configuration configuration() throws ConfigurationException {
        Optional<Block> yaml = page.blocks().stream()
                .filter(other -> other.info().equals("yaml") && other.section().equals("Noncompliant"))
                .findFirst();
        return yaml.isEmpty()
                ? Configuration.DEFAULT
                : new ConfigurationLoader(CascadeLint.rules()).parse(yaml.get().code(), page.name());
    }
}
