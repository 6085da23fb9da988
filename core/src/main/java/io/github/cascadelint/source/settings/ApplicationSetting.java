package io.github.cascadelint.source.settings;

import io.github.cascadelint.source.settings.Entries.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting of an application.
 *
 * @param file where it stands, relative to the base
 * @param module the folder of the module, relative to the base; empty for the base itself
 * @param profile the profile it is for, of Spring or Quarkus; empty where it always holds
 * @param key in lower case without hyphens and underscores, so that all ways to spell it are one; the items of a list have a
 *     key each, {@code key[0]} and so on
 * @param written the key as written
 * @param value the value, without quotes
 * @param line where it stands
 */
public record ApplicationSetting(
        String file, String module, String profile, String key, String written, String value, int line) {

    private static final Pattern FILE = Pattern.compile("application-(.+)\\.(?:properties|ya?ml)");
    private static final Pattern PROFILE =
            Pattern.compile("spring\\.(?:config\\.activate\\.onprofile|profiles)(?:\\[0])?");
    private static final Pattern QUARKUS = Pattern.compile("%([^.]+)\\.(.*)");

    static List<ApplicationSetting> of(String file, String module, String name, String text) {
        Matcher named = FILE.matcher(name);
        String ofFile = named.matches() ? named.group(1) : "";
        List<Entry> entries = Entries.of(name, text);
        Map<Integer, String> profiles = new HashMap<>();
        entries.stream()
                .filter(entry -> PROFILE.matcher(entry.key()).matches())
                .forEach(entry -> profiles.put(entry.document(), entry.value()));
        List<ApplicationSetting> settings = new ArrayList<>();
        for (Entry entry : entries) {
            String profile = profiles.getOrDefault(entry.document(), ofFile);
            Matcher quarkus = QUARKUS.matcher(entry.key());
            boolean isPrefixed = quarkus.matches();
            settings.add(new ApplicationSetting(
                    file,
                    module,
                    isPrefixed ? quarkus.group(1) : profile,
                    isPrefixed ? quarkus.group(2) : entry.key(),
                    entry.written(),
                    entry.value(),
                    entry.line()));
        }
        return settings;
    }
}
