package io.github.cascadelint.git;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit from what reading a commit does not need: it would run {@code git} to find the settings of the machine, read those
 * of the user, and try out the clock of the file system by writing files beside the repository.
 */
final class QuietSystem extends SystemReader.Delegate {

    private QuietSystem(SystemReader system) {
        super(system);
    }

    /** From now on, for this virtual machine: JGit knows no smaller scope. */
    static synchronized void install() {
        SystemReader system = SystemReader.getInstance();
        if (!(system instanceof QuietSystem)) {
            SystemReader.setInstance(new QuietSystem(system));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS files) {
        return new NoConfig(parent, files);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS files) {
        return new NoConfig(parent, files);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS files) {
        return new NoConfig(parent, files);
    }

    /** Says nothing, but for the clock of the file system, which nobody need try out then. */
    private static final class NoConfig extends FileBasedConfig {
        NoConfig(Config parent, FS files) {
            super(parent, new File("no-git-config"), files);
        }

        @Override
        public void load() {
            // there is nothing to load
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public void save() {
            // nor anything to keep
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long byDefault, TimeUnit unit) {
            return ConfigConstants.CONFIG_FILESYSTEM_SECTION.equals(section)
                    ? unit.convert(2, TimeUnit.SECONDS) // the coarsest clock there is
                    : super.getTimeUnit(section, subsection, name, byDefault, unit);
        }
    }
}
