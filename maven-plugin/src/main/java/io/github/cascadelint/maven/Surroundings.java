package io.github.cascadelint.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What a goal asks of Maven. */
final class Surroundings {
    private final MavenSession session;
    private final ProjectDependenciesResolver resolver;
    private final SettingsDecrypter decrypter;
    private final Log log;

    Surroundings(MavenSession session, ProjectDependenciesResolver resolver, SettingsDecrypter decrypter, Log log) {
        this.session = session;
        this.resolver = resolver;
        this.decrypter = decrypter;
        this.log = log;
    }

    Reactor reactor() {
        return new Reactor(session);
    }

    ClassPath classPath() {
        return new ClassPath(session, resolver, log);
    }

    MeetingPoint meeting() {
        return new MeetingPoint(session.getRepositorySession().getData());
    }

    Databases databases() {
        return new Databases(session.getSettings(), decrypter, System.getenv());
    }
}
