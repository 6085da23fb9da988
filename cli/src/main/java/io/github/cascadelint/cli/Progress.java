package io.github.cascadelint.cli;

import java.io.PrintStream;
import java.util.Timer;
import java.util.TimerTask;

/** Tells a person at a terminal, from the first full second on, that work goes on. */
final class Progress {
    private static final String TEXT = "analysing… ";
    private static final int SECOND = 1000;

    private final PrintStream err;
    private final Timer timer = new Timer("progress", true);
    private int seconds;
    private boolean stopped;

    private Progress(PrintStream err) {
        this.err = err;
    }

    static Progress start(Terminal terminal) {
        Progress progress = new Progress(terminal.err());
        if (terminal.interactive()) {
            progress.timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            progress.tick();
                        }
                    },
                    SECOND,
                    SECOND);
        }
        return progress;
    }

    private synchronized void tick() {
        if (stopped) {
            return;
        }
        seconds++;
        err.print("\r" + TEXT + seconds + " s");
        err.flush();
    }

    /** Ends it, and leaves no trace on the screen. */
    synchronized void stop() {
        timer.cancel();
        stopped = true;
        if (seconds > 0) {
            err.print("\r" + " ".repeat((TEXT + seconds + " s").length()) + "\r");
            err.flush();
        }
    }
}
