package io.github.cascadelint.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds rules of other authors. It goes by the files that {@link java.util.ServiceLoader} goes by, and reads them itself: what
 * that tells of a class that cannot be loaded does not say from which jar it comes.
 */
public final class CustomRules {
    private static final String SERVICE = "META-INF/services/" + RuleProvider.class.getName();

    private final ClassLoader loader;
    private final Map<String, RuleMetadata> found = new TreeMap<>();
    private final Map<String, String> places = new TreeMap<>();

    private CustomRules(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The rules of a registry and those of all providers that a class loader sees.
     *
     * @throws RuleLoadingException if a provider or one of its rules cannot be used; the message names jar and class
     */
    public static RuleRegistry beside(RuleRegistry builtIn, ClassLoader loader) throws RuleLoadingException {
        CustomRules rules = new CustomRules(loader);
        for (URL service : services(loader)) {
            rules.load(service);
        }
        return rules.found.isEmpty() ? builtIn : rules.registry(builtIn);
    }

    /** Whether a class loader sees providers of its own. */
    public static boolean in(ClassLoader loader) {
        return !services(loader).isEmpty();
    }

    private static List<URL> services(ClassLoader loader) {
        try {
            Map<String, URL> services = new TreeMap<>();
            Collections.list(loader.getResources(SERVICE)).forEach(url -> services.putIfAbsent(url.toString(), url));
            return List.copyOf(services.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RuleRegistry registry(RuleRegistry builtIn) throws RuleLoadingException {
        for (RuleMetadata rule : found.values()) {
            for (String other : rule.speaksFor()) {
                if (builtIn.find(other).isEmpty() && !found.containsKey(other)) {
                    throw new RuleLoadingException(places.get(rule.id()) + ": the rule " + rule.id()
                            + " speaks for the unknown rule " + other);
                }
            }
        }
        return builtIn.with(found.values());
    }

    private void load(URL service) throws RuleLoadingException {
        String jar = jar(service);
        for (String name : names(service, jar)) {
            String place = name + " in " + jar;
            for (Rule rule : rules(name, place)) {
                add(rule, jar);
            }
        }
    }

    private void add(Rule rule, String jar) throws RuleLoadingException {
        String place = rule.getClass().getName() + " in " + jar;
        RuleMetadata metadata;
        try {
            metadata = RuleMetadata.ofCustom(rule);
        } catch (IllegalArgumentException | LinkageError e) {
            throw new RuleLoadingException(place + ": " + e.getMessage(), e);
        }
        String other = places.put(metadata.id(), place);
        if (other != null) {
            throw new RuleLoadingException(
                    "two rules have the id " + metadata.id() + ": " + other + ", and " + place + "; leave one jar out");
        }
        found.put(metadata.id(), metadata);
    }

    private List<Rule> rules(String name, String place) throws RuleLoadingException {
        try {
            Object provider = Class.forName(name, true, loader).getConstructor().newInstance();
            if (provider instanceof RuleProvider rules) {
                return List.copyOf(rules.rules());
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
            throw new RuleLoadingException(place + " gives no rules: " + cause + hint(cause), e);
        }
        throw new RuleLoadingException(place + " gives no rules: it is no " + RuleProvider.class.getName());
    }

    private static String hint(Throwable cause) {
        return cause instanceof LinkageError ? "; it was built for another version of Cascade Lint, or of Java" : "";
    }

    private static List<String> names(URL service, String jar) throws RuleLoadingException {
        try {
            URLConnection connection = service.openConnection();
            connection.setUseCaches(false); // else the jar would stay open
            List<String> names = new ArrayList<>();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String name = line.replaceFirst("#.*", "").strip();
                    if (!name.isEmpty()) {
                        names.add(name);
                    }
                }
            }
            return names;
        } catch (IOException e) {
            throw new RuleLoadingException(jar + ": cannot read " + SERVICE + ": " + e, e);
        }
    }

    /** The name of the jar or folder that holds a resource. */
    private static String jar(URL service) {
        String text = service.toString();
        String root = text.substring(0, text.length() - SERVICE.length()).replaceFirst("!?/$", "");
        return root.substring(root.lastIndexOf('/') + 1);
    }
}
