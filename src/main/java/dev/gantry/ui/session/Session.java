package dev.gantry.ui.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.format.OpenFile;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.text.LessonTexts;

/**
 * The chosen lesson and its last run. One run is on at a time: to start another ends it first. The last run of every
 * lesson is kept, so that to look at another lesson and back loses nothing.
 */
public final class Session implements Intake {
    private static final Snapshot NOTHING = new Trace(new Names()).snapshot();

    private final Pump pump;
    private final List<Lesson> lessons;
    private final Starter starter;
    private final Map<Lesson, Arguments> arguments = new HashMap<>();
    private final Map<Lesson, Run> runs = new HashMap<>();
    private final Map<Lesson, String> refusals = new HashMap<>();
    private Lesson lesson;
    private Run live;
    private Lesson next;
    private Optional<OpenedFile> file = Optional.empty();
    private Snapshot shown = NOTHING;
    private boolean paused;
    private Optional<String> complaint = Optional.empty();

    /** A session that has chosen the first of these lessons. */
    public Session(Pump pump, List<Lesson> lessons, Starter starter) {
        this.pump = pump;
        this.lessons = List.copyOf(lessons);
        this.starter = starter;
        this.lesson = lessons.getFirst();
        lessons.forEach(each -> arguments.put(each, Arguments.usual(each)));
        pump.mark(Reason.LESSON);
    }

    public List<Lesson> lessons() {
        return lessons;
    }

    /** The chosen lesson. */
    public Lesson lesson() {
        return lesson;
    }

    /** What the chosen lesson's next run is given. */
    public Arguments arguments() {
        return arguments.get(lesson);
    }

    /** What this lesson's next run is given. */
    public Arguments arguments(Lesson of) {
        return arguments.get(of);
    }

    /** Chooses another lesson; a run goes on. */
    public void choose(Lesson chosen) {
        if (chosen != lesson || file.isPresent()) {
            leaveFile();
            lesson = chosen;
            paused = false;
            shown = current();
            pump.mark(Reason.LESSON);
            pump.mark(Reason.RUN);
            pump.mark(Reason.RECORDING);
        }
    }

    /** Gives the chosen lesson's next run these arguments. */
    public void arguments(Arguments changed) {
        arguments(lesson, changed);
    }

    /** Gives this lesson's next run these arguments. */
    public void arguments(Lesson of, Arguments changed) {
        arguments.put(of, changed);
        pump.mark(Reason.LESSON);
    }

    /** Says what is wrong with the values that the user gave for the next run; it cannot start before that is mended. */
    public void complain(Optional<String> about) {
        if (!about.equals(complaint)) {
            complaint = about;
            pump.mark(Reason.LESSON);
        }
    }

    public Optional<String> complaint() {
        return complaint;
    }

    /** Runs the chosen lesson, after what runs now has been stopped. */
    public void run() {
        leaveFile();
        next = lesson;
        stop();
        pump.mark(Reason.RUN);
    }

    /** Stops what runs. */
    public void stop() {
        if (live != null) {
            live.stop();
            pump.mark(Reason.RUN);
        }
    }

    /** Shows this file instead of the chosen lesson's run, which goes on; to choose a lesson leaves it. */
    public void open(OpenFile opened) {
        leaveFile();
        file = Optional.of(new OpenedFile(opened));
        paused = false;
        shown = current();
        pump.mark(Reason.LESSON);
        pump.mark(Reason.RUN);
        pump.mark(Reason.RECORDING);
    }

    /** The file that is shown. */
    public Optional<OpenFile> file() {
        return file.map(OpenedFile::file);
    }

    /** What a person calls that which is shown. */
    public String title() {
        return file().map(shown -> shown.file().getFileName().toString()).orElseGet(() -> LessonTexts.title(lesson));
    }

    /** The class of the program whose recording is shown; empty if it is not known. */
    public String program() {
        return file.map(OpenedFile::about).map(about -> about.sources().keySet().stream().findFirst().orElse(""))
                .orElse(lesson.getClass().getName());
    }

    /** The source of this class, or of the one around it, if it is known. */
    public Optional<String> source(String className) {
        return file.map(OpenedFile::about)
                .map(about -> Optional.ofNullable(about.sources().get(className.replaceFirst("\\$.*", ""))))
                .orElseGet(() -> Catalogue.source(className));
    }

    /** Whose recording is shown: the chosen lesson's last run, or the file. */
    public Optional<Run> last() {
        return file.<Run>map(opened -> opened).or(() -> Optional.ofNullable(runs.get(lesson)));
    }

    /** Whether the chosen lesson runs, or is about to. */
    public boolean isLive() {
        return file.isEmpty() && (next == lesson || live != null && live == runs.get(lesson));
    }

    /** The lesson that runs. */
    public Optional<Lesson> running() {
        return live == null
                ? Optional.empty()
                : lessons.stream().filter(each -> runs.get(each) == live).findFirst();
    }

    /** What went wrong with the chosen lesson's last run, in the words of the lesson or of the starter. */
    public Optional<String> trouble() {
        if (file.isPresent()) {
            return Optional.empty();
        }
        String refusal = refusals.get(lesson);
        return refusal != null
                ? Optional.of(refusal)
                : last().flatMap(Run::failure).map(Session::message);
    }

    /** What is shown: the chosen lesson's recording, as it was when the display was paused. */
    public Snapshot snapshot() {
        return shown;
    }

    public boolean isPaused() {
        return paused;
    }

    /** Holds the picture still while the program goes on. */
    public void pause(boolean hold) {
        if (hold != paused && (isLive() || paused)) {
            paused = hold;
            pump.mark(Reason.RUN);
        }
    }

    @Override
    public boolean take() {
        boolean ended = live != null && !live.isLive();
        if (ended) {
            live = null;
            pump.mark(Reason.RUN);
        }
        if (next != null && live == null) {
            start(next);
        }
        Snapshot current = current();
        if (!paused && current != shown) {
            shown = current;
            pump.mark(Reason.RECORDING);
        }
        boolean reading = file.filter(OpenedFile::tick).isPresent();
        if (reading) {
            pump.mark(Reason.RUN);
        }
        return live != null || next != null || file.filter(OpenedFile::isReading).isPresent();
    }

    /** Stops what runs and waits until it has ended, at most these milliseconds. Any thread may call it. */
    public void close(long patience) {
        Run last = live;
        if (last == null) {
            return;
        }
        last.stop();
        Thread waiter = Thread.ofPlatform().name("gantry-close").daemon().start(() -> {
            try {
                last.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            waiter.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiter.interrupt();
    }

    private void start(Lesson started) {
        next = null;
        paused = false;
        refusals.remove(started);
        try {
            live = starter.start(started, arguments.get(started));
            runs.put(started, live);
        } catch (IllegalStateException refused) {
            refusals.put(started, refused.getMessage());
        }
        pump.mark(Reason.RUN);
    }

    private void leaveFile() {
        file.ifPresent(OpenedFile::stop);
        file = Optional.empty();
    }

    private Snapshot current() {
        if (file.isPresent()) {
            return file.get().snapshot();
        }
        Run run = runs.get(lesson);
        return run == null ? NOTHING : run.snapshot();
    }

    private static String message(Throwable failure) {
        String text = failure.getMessage();
        return text == null || text.isBlank() ? failure.getClass().getSimpleName() : text;
    }

    /** How the chosen lesson's last run stands. */
    public Optional<LessonRun.State> state() {
        return last().map(Run::state);
    }
}
