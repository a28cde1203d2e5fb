package dev.gantry.ui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The recordings that the window holds, and the one among them that is shown: the last run of each lesson and program,
 * and the last files that were opened. Files that were not shown for the longest time are closed when there are too
 * many.
 */
final class OpenRecordings {
    /** How many files are open at most. */
    static final int MOST_FILES = 4;

    /** How many records all open files have at most; the file that is shown may have more. */
    static final long MOST_RECORDS = 10_000_000;

    private final List<OpenRecording> all = new ArrayList<>(); // the one that was shown last comes last
    private Optional<OpenRecording> shown = Optional.empty();
    private Optional<OpenRecording> before = Optional.empty();

    List<OpenRecording> all() {
        return List.copyOf(all);
    }

    /** The one that is shown; empty where the chosen lesson did not run yet. */
    Optional<OpenRecording> shown() {
        return shown;
    }

    /**
     * The run whose place the shown one took, unless it is too large to be kept; it is in memory only, and only the
     * last one is.
     */
    Optional<OpenRecording> before() {
        return before.filter(run -> shown.filter(run::replaces).isPresent());
    }

    /** The one of which this holds. */
    Optional<OpenRecording> find(Predicate<OpenRecording> wanted) {
        return all.stream().filter(wanted).findFirst();
    }

    /** The one that was shown last. */
    Optional<OpenRecording> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Adds one, in the place of the one that it replaces, if there is such. */
    void add(OpenRecording added) {
        find(added::replaces).filter(other -> other.recording() != added.recording()).ifPresent(replaced -> {
            close(replaced);
            before = Optional.of(replaced).filter(run -> run.file().isEmpty() && run.records() > 0
                    && run.records() <= MOST_RECORDS);
        });
        if (!all.contains(added)) {
            all.add(added);
        }
    }

    /** Shows this open one, or none. A file that is left before all of it was read is closed. */
    void show(Optional<OpenRecording> chosen) {
        Optional<OpenRecording> left = shown.filter(before -> !Optional.of(before).equals(chosen));
        left.filter(OpenRecording::isBeingRead).ifPresent(this::close);
        shown = chosen;
        chosen.ifPresent(last -> {
            all.remove(last);
            all.add(last);
        });
        bound();
    }

    /** The last run of the first of these is that of the other from now on, unless that one has a run. */
    void replace(Target before, Target after) {
        if (find(each -> each.isOf(after)).isEmpty()) {
            all.replaceAll(each -> each.replacing(before, after));
            shown = shown.map(each -> each.replacing(before, after));
        }
    }

    /** Puts the second in the place of the first. */
    void replace(OpenRecording open, OpenRecording with) {
        all.replaceAll(each -> each.equals(open) ? with : each);
        shown = shown.map(each -> each.equals(open) ? with : each);
    }

    /** Closes this recording. */
    void close(OpenRecording unwanted) {
        all.remove(unwanted);
        shown = shown.filter(other -> !other.equals(unwanted));
        unwanted.discard();
    }

    /** Closes all recordings. */
    void closeAll() {
        before = Optional.empty();
        all().forEach(this::close);
    }

    /** Closes files as long as there are too many beside what is shown. */
    private void bound() {
        while (true) {
            List<OpenRecording> files = all.stream().filter(each -> each.file().isPresent()).toList();
            boolean few = files.size() <= MOST_FILES
                    && files.stream().mapToLong(OpenRecording::records).sum() <= MOST_RECORDS;
            Optional<OpenRecording> oldest = files.stream().filter(each -> !Optional.of(each).equals(shown))
                    .findFirst();
            if (few || oldest.isEmpty()) {
                return;
            }
            close(oldest.get());
        }
    }
}
