package dev.gantry.gather;

import dev.gantry.recording.About;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;

/**
 * A recording that has ended, with more in it. Safe for all threads.
 *
 * @param source the recording's
 * @param about the recording's
 * @param snapshot all of it
 */
record Gathered(Source source, About about, Snapshot snapshot) implements Feed {
    static Recording of(Recording driver, Snapshot all) {
        Recording made = Recording.complete(new Gathered(driver.source(), Gathering.about(driver.about(), all), all));
        made.annotate(driver.annotations());
        return made;
    }

    @Override
    public boolean run(Runnable begun) {
        begun.run();
        return true;
    }

    @Override
    public void stop() {
        // it has ended
    }
}
