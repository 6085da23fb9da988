package io.github.cascadelint.cli;

import io.github.cascadelint.base.NearestName;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.fix.Tier;
import io.github.cascadelint.naming.NamingSettings;
import io.github.cascadelint.report.Reporters;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.source.cache.Shard;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options that take one of some words. */
final class Choice {
    private Choice() {}

    private static String of(String value, List<String> words) {
        if (!words.contains(value)) {
            throw new TypeConversionException(
                    "'" + value + "' is none of " + String.join(", ", words) + NearestName.hint(value, words));
        }
        return value;
    }

    private static <E extends Enum<E>> E of(String value, Class<E> type) {
        List<String> words = Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return Enum.valueOf(type, of(value, words).toUpperCase(Locale.ROOT));
    }

    static final class FailOnConverter implements ITypeConverter<FailOn> {
        @Override
        public FailOn convert(String value) {
            return of(value, FailOn.class);
        }
    }

    /** How far suggestions are followed; what is words only can be followed by nobody but a person. */
    static final class TierConverter implements ITypeConverter<Tier> {
        @Override
        public Tier convert(String value) {
            return Tier.valueOf(of(value, List.of("safe", "suggested")).toUpperCase(Locale.ROOT));
        }
    }

    static final class ConfidenceConverter implements ITypeConverter<Confidence> {
        @Override
        public Confidence convert(String value) {
            return of(value, Confidence.class);
        }
    }

    static final class NamingConverter implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            return of(value, NamingSettings.strategies());
        }
    }

    static final class EncodingConverter implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String value) {
            try {
                return Charset.forName(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "'" + value + "' is no encoding that Java knows; give one such as UTF-8 or ISO-8859-1");
            }
        }
    }

    static final class ModelFormatConverter implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            return of(value, List.of("json", "dot", "mermaid", "svg"));
        }
    }

    static final class PlanFormatConverter implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            return of(value, List.of("text", "json", "mermaid"));
        }
    }

    static final class TextFormatConverter implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            return of(value, List.of("text", "json"));
        }
    }

    static final class FixFormatConverter implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            return of(value, List.of("diff", "json"));
        }
    }

    /** Formats of reports. */
    static final class ReportFormatConverter implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            return of(value, Reporters.ids());
        }
    }

    /** A format and the file that gets it. */
    record ReportFile(String format, String file) {}

    static final class ReportFileConverter implements ITypeConverter<ReportFile> {
        @Override
        public ReportFile convert(String value) {
            int equals = value.indexOf('=');
            if (equals < 1 || equals == value.length() - 1) {
                throw new TypeConversionException(
                        "'" + value + "' is not of the form FORMAT=FILE, for example sarif=target/cascade-lint.sarif");
            }
            String format = new ReportFormatConverter().convert(value.substring(0, equals));
            return new ReportFile(format, value.substring(equals + 1));
        }
    }

    static final class DepthConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (value.matches("\\d{1,3}")) {
                return Integer.valueOf(value);
            }
            throw new TypeConversionException("'" + value + "' is not a number of arrows; give 0 or more");
        }
    }

    static final class ShardConverter implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String value) {
            return Shard.parse(value)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + value + "' is not of the form K/N with K from 1 to N, for example 2/5"));
        }
    }

    static final class JobsConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            try {
                int jobs = Integer.parseInt(value);
                if (jobs >= 1) {
                    return jobs;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw new TypeConversionException("'" + value + "' is not a number of threads; give 1 or more");
        }
    }
}
