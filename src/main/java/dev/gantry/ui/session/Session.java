package dev.gantry.ui.session;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import dev.gantry.format.OpenFile;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.program.Piped;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;

/**
 * The open recordings, the one that is shown, and the chosen lesson or program, whose run that is unless it is of none.
 * One run is on at a time: to start another ends it first. The last run of every lesson and program and the last files
 * stay open, so that to look at another and back loses nothing.
 */
public final class Session implements Intake {
    private static final Snapshot NOTHING = new Trace(new Names()).snapshot();

    /** The last recording that got more in it. */
    private record Growth(WeakReference<Recording> from, WeakReference<Recording> more) {}

    private final Pump pump;
    private final Choice choice;
    private final Running running;
    private final ProgramText text = new ProgramText();
    private final OpenRecordings open = new OpenRecordings();
    private final FileProgress progress = new FileProgress();
    private Snapshot shown = NOTHING;
    private Optional<Growth> growth = Optional.empty();
    private boolean paused;
    private Optional<String> complaint = Optional.empty();
    private Optional<String> python = Optional.empty();
    private BiFunction<Lesson, ProgramLanguage, Optional<String>> changed = (_, _) -> Optional.empty();
    private BiConsumer<String, Runnable> stopping = (_, go) -> go.run();

    /**
     * A session that has chosen the first of these lessons.
     *
     * @param starter starts lessons' Java programs that run in this JVM
     * @param programs starts programs of the user's own, and those of lessons that are watched
     */
    public Session(Pump pump, List<Lesson> lessons, Starter starter, ProgramStarter programs) {
        this.pump = pump;
        this.choice = new Choice(lessons);
        this.running = new Running(target -> switch (target) {
            case Target.OfLesson(Lesson lesson, ProgramLanguage language) when changed.apply(lesson, language)
                    .isPresent() ->
                OpenRecording.of(target, programs.start(lesson, language, changed.apply(lesson, language).get(),
                        choice.arguments(lesson), python));
            case Target.OfLesson(Lesson lesson, ProgramLanguage language) when language == ProgramLanguage.PYTHON ->
                OpenRecording.of(target, programs.start(lesson, choice.arguments(lesson), python));
            case Target.OfLesson(Lesson lesson, _) when lesson.watchedProgram().isPresent() ->
                OpenRecording.of(target, programs.start(lesson, choice.arguments(lesson)));
            case Target.OfLesson(Lesson lesson, _) ->
                OpenRecording.of(target, starter.start(lesson, choice.arguments(lesson)));
            case Target.OfProgram(Program program) -> OpenRecording.of(target, programs.start(program));
        });
        pump.mark(Reason.LESSON);
    }

    public List<Lesson> lessons() {
        return choice.lessons();
    }

    /**
     * There are these lessons from now on, at least one; those that equal ones of before are read anew, and keep their
     * runs.
     */
    public void lessons(List<Lesson> now) {
        List<Lesson> before = lessons();
        if (now.size() == before.size()
                && IntStream.range(0, now.size()).allMatch(i -> now.get(i) == before.get(i))) {
            return;
        }
        Lesson chosen = lesson();
        choice.lessons(now);
        if (lesson().equals(chosen)) {
            pump.mark(Reason.LESSON);
        } else {
            showLast();
        }
    }

    /** The chosen lesson: the user's choice, or the one whose recording is shown; the last while a program is. */
    public Lesson lesson() {
        return choice.lesson();
    }

    /** The lesson that {@link #run} starts; empty while a program is chosen, or a file is of no known lesson. */
    public Optional<Lesson> runnable() {
        return choice.runnable();
    }

    /** Language of the chosen lesson's program that {@link #run} starts and whose source is shown. */
    public ProgramLanguage language() {
        return choice.language();
    }

    /** Chooses this language for lessons that have programs in several, and shows the last run in it. */
    public void choose(ProgramLanguage language) {
        ProgramLanguage before = language();
        choice.choose(language);
        if (language() != before) {
            showLast();
        }
    }

    /** Path of the interpreter that runs lessons' Python programs; empty for the usual one. */
    public Optional<String> python() {
        return python;
    }

    /** Has this interpreter run lessons' Python programs from now on; the usual one if empty. */
    public void python(Optional<String> interpreter) {
        python = interpreter;
        pump.mark(Reason.LESSON);
    }

    /** Has what this says of a lesson's program in a language run in its place, from now on. */
    public void changedBy(BiFunction<Lesson, ProgramLanguage, Optional<String>> changes) {
        changed = changes;
    }

    /** The chosen program, which {@link #run} starts. */
    public Optional<Program> program() {
        return choice.program();
    }

    /** What the chosen lesson's next run is given. */
    public Arguments arguments() {
        return choice.arguments(lesson());
    }

    /** What this lesson's next run is given. */
    public Arguments arguments(Lesson of) {
        return choice.arguments(of);
    }

    /** Chooses this lesson and shows its last run; what runs goes on. */
    public void choose(Lesson chosen) {
        if (chosen != lesson() || file().isPresent() || program().isPresent()) {
            choice.choose(chosen);
            showLast();
        }
    }

    /** Chooses this program and shows its last run; what runs goes on. */
    public void choose(Program chosen) {
        choice.choose(chosen);
        text.choose(chosen);
        showLast();
    }

    /** The program was changed: the last run of what it was before is that of what it is now. */
    public void replace(Program before, Program after) {
        running.replace(new Target.OfProgram(before), new Target.OfProgram(after));
        open.replace(new Target.OfProgram(before), new Target.OfProgram(after));
        if (program().filter(before::equals).isPresent()) {
            choose(after);
        }
    }

    /** Gives the chosen lesson's next run these arguments. */
    public void arguments(Arguments changed) {
        arguments(lesson(), changed);
    }

    /** Gives this lesson's next run these arguments. */
    public void arguments(Lesson of, Arguments changed) {
        choice.arguments(of, changed);
        pump.mark(Reason.LESSON);
    }

    /**
     * Says what is wrong with the values that the user gave for the next run; it cannot start before that is mended.
     */
    public void complain(Optional<String> about) {
        if (!about.equals(complaint)) {
            complaint = about;
            pump.mark(Reason.LESSON);
        }
    }

    public Optional<String> complaint() {
        return complaint;
    }

    /** Why nothing can be run now, in a sentence for the user. */
    public Optional<String> obstacle() {
        if (program().isPresent()) {
            return Optional.empty();
        }
        if (runnable().isEmpty()) {
            return Optional.of(Texts.of("run.no-lesson"));
        }
        return runnable().flatMap(Lesson::problem).map(_ -> LessonTexts.summary(lesson())).or(() -> complaint);
    }

    /**
     * Has this ask, before what runs is stopped for something else to be run.
     *
     * @param asks is given the question, and what is to be done if the answer is yes
     */
    public void askBeforeStopping(BiConsumer<String, Runnable> asks) {
        stopping = asks;
    }

    /** Runs the chosen lesson or program; what runs now is stopped before, if the user agrees. */
    public void run() {
        if (runnable().flatMap(Lesson::problem).isPresent()) {
            return; // its text says why
        }
        choice.target().ifPresent(target -> {
            Runnable start = () -> {
                showLast();
                running.runNext(target);
            };
            running.unstopped().ifPresentOrElse(now -> stopping.accept(now.stopQuestion(target), start), start);
        });
    }

    /** Stops what runs or is about to. */
    public void stop() {
        if (running.isOn()) {
            running.stop();
            pump.mark(Reason.RUN);
        }
    }

    /**
     * Shows this file instead of the chosen lesson's run, which goes on, and chooses the lesson that the file says
     * it is a run of, with its arguments; to choose a lesson leaves it.
     */
    public void open(OpenFile opened) {
        OpenRecording added = OpenRecording.of(opened);
        open.add(added);
        repeat(added);
    }

    /** Shows the file of this name again, if it is open and on disk is still what was read; says whether it does. */
    public Optional<OpenFile> reopen(Path file) {
        Optional<OpenRecording> known = open.find(each -> each.isOf(file) && !each.isBeingRead())
                .filter(each -> each.file().filter(OpenFile::isUnchanged).isPresent());
        known.ifPresent(this::repeat);
        return known.flatMap(OpenRecording::file);
    }

    /** The recordings that are open; the one that was shown last comes last. */
    public List<Recording> recordings() {
        return open.all().stream().map(OpenRecording::recording).toList();
    }

    /** The last run of the shown lesson or program before the one that is shown, as long as it is kept. */
    public Optional<Recording> before() {
        return open.before().map(OpenRecording::recording);
    }

    /** Shows this open recording, and chooses the lesson whose run it is, with the arguments of that run. */
    public void show(Recording recording) {
        open.find(each -> each.recording() == recording).ifPresent(this::repeat);
    }

    /**
     * Shows the second recording in the place of the first, which is the same with less in it; says whether that is
     * still open.
     */
    public boolean grow(Recording from, Recording more) {
        Optional<OpenRecording> found = open.find(each -> each.recording() == from);
        found.ifPresent(before -> {
            open.replace(before, before.grown(more));
            growth = Optional.of(new Growth(new WeakReference<>(from), new WeakReference<>(more)));
            shown = current();
            pump.mark(Reason.RUN);
            pump.mark(Reason.RECORDING);
        });
        return found.isPresent();
    }

    /** Whether what is shown is this recording, with more in it. */
    public boolean isGrown(Recording from) {
        return growth.filter(last -> last.from.refersTo(from)).isPresent()
                && last().filter(shown -> growth.get().more.refersTo(shown)).isPresent();
    }

    /**
     * Closes this open recording. If it was shown, the one that was shown before it is shown again; if none is left,
     * the chosen lesson's welcome.
     */
    public void close(Recording recording) {
        open.find(each -> each.recording() == recording).ifPresent(found -> {
            boolean wasShown = open.shown().equals(Optional.of(found));
            open.close(found);
            if (wasShown) {
                open.last().ifPresentOrElse(this::repeat, () -> {
                    choice.choose(lesson());
                    show(Optional.empty());
                });
            }
        });
    }

    /** The file that is shown. */
    public Optional<OpenFile> file() {
        return open.shown().flatMap(OpenRecording::file);
    }

    /** How much of the shown file was read, from 0 to 1; empty when all of it was, and where no file is shown. */
    public OptionalDouble readSoFar() {
        return file().stream().filter(file -> !file.state().isFinal()).mapToDouble(OpenFile::progress).findFirst();
    }

    /** Title of what is shown. */
    public String title() {
        return file().map(read -> read.recording().source().title())
                .or(() -> program().map(Program::title))
                .orElseGet(() -> LessonTexts.title(lesson(), shownArguments()));
    }

    /** The arguments of the shown run of the lesson; those of the next one while none is shown. */
    private Arguments shownArguments() {
        Arguments next = arguments();
        Map<String, Long> shown = last().map(run -> run.about().parameters()).orElse(Map.of());
        return shown.keySet().equals(next.values().keySet()) ? new Arguments(shown) : next;
    }

    /** Title of what {@link #run} starts, where a file is shown and something else would run. */
    public Optional<String> nextTitle() {
        return file().isEmpty() ? Optional.empty() : runnable().map(next -> LessonTexts.title(next, arguments()));
    }

    /** Names of the sources that are known of what is shown, its main one first: classes, or files of a program. */
    public List<String> sources() {
        return List.copyOf(texts().keySet());
    }

    /** The source of this file, or of this class or the one around it, if it is known. */
    public Optional<String> source(String name) {
        Map<String, String> known = texts();
        return Optional.ofNullable(known.get(name)).or(() -> Optional.ofNullable(known.get(Site.outermost(name))));
    }

    /** Texts of the file or the program that is shown, by their names. */
    private Map<String, String> texts() {
        Map<String, String> recorded = last().map(Recording::about).map(About::sources).orElse(Map.of());
        if (!recorded.isEmpty() || file().isPresent()) {
            return recorded;
        }
        return program().map(_ -> text.texts()).orElseGet(() -> changed.apply(lesson(), language())
                .map(own -> Map.of(language() == ProgramLanguage.JAVA ? "Main" : "main.py", own))
                .orElseGet(() -> lesson().files(language())));
    }

    /** The recording that is shown: the last run of what is chosen, or the file. */
    public Optional<Recording> last() {
        return open.shown().map(OpenRecording::recording);
    }

    /** The recording that is shown, as it was before more was put into it: its spool is to go when that is saved. */
    public Optional<Recording> kept() {
        return open.shown().map(OpenRecording::kept);
    }

    /** State of the recording that is shown. */
    public Optional<Recording.State> state() {
        return last().map(Recording::state);
    }

    /** Whether what is chosen runs, or is about to. */
    public boolean isLive() {
        return file().isEmpty() && choice.target().filter(running::is).isPresent();
    }

    /** The lesson that runs. */
    public Optional<Lesson> running() {
        return running.target().flatMap(target -> target instanceof Target.OfLesson(Lesson lesson, _)
                ? Optional.of(lesson)
                : Optional.empty());
    }

    /** Whether this program runs. */
    public boolean isRunning(Program program) {
        return running.target().filter(new Target.OfProgram(program)::equals).isPresent();
    }

    /** The standard streams of the program whose run is shown, the user's or a lesson's in a process of its own. */
    public Optional<Piped> streams() {
        return open.shown().flatMap(OpenRecording::started).map(StartedProgram::streams);
    }

    /**
     * What went wrong with the last run of what is chosen, or with its start, in the words of the lesson or of the
     * starter; how a program ended, if not as usual.
     */
    public Optional<String> trouble() {
        if (file().isPresent()) {
            return Optional.empty();
        }
        return choice.target().flatMap(running::refusal).or(() -> last().flatMap(Session::failure))
                .or(() -> open.shown().flatMap(OpenRecording::started).flatMap(StartedProgram::trouble));
    }

    /** What is chosen was changed: why it could not be started as it was is no {@linkplain #trouble} any more. */
    public void forgive() {
        choice.target().ifPresent(running::forgive);
        pump.mark(Reason.RUN);
    }

    /** What is shown: the recording as it grows, or as it was when the display was paused. */
    public Snapshot snapshot() {
        return shown;
    }

    public boolean isPaused() {
        return paused;
    }

    /** Pauses the display while the program goes on. */
    public void pause(boolean hold) {
        if (hold != paused && (isLive() || paused)) {
            paused = hold;
            pump.mark(Reason.RUN);
        }
    }

    @Override
    public boolean take() {
        if (running.take(this::adopt)) {
            pump.mark(Reason.RUN);
        }
        if (file().filter(read -> choice.follow(read.about())).isPresent()) {
            pump.mark(Reason.LESSON); // what the file is a run of may stand at its end
        }
        if (text.take()) {
            pump.mark(Reason.LESSON);
        }
        Snapshot current = current();
        if (!paused && current != shown) {
            shown = current;
            pump.mark(Reason.RECORDING);
        }
        if (file().filter(progress::changed).isPresent()) {
            pump.mark(Reason.RUN);
        }
        return running.isOn() || text.isBeingRead() || open.shown().filter(OpenRecording::isBeingRead).isPresent();
    }

    /** Stops what runs and waits until it has ended, at most these milliseconds. Any thread may call it. */
    public void close(long patience) {
        running.close(patience);
    }

    /** Closes all recordings, when the window is closed: they can no longer be looked at, nor saved. */
    public void closeAll() {
        running.discard();
        open.closeAll();
    }

    /** Shows this one, and lets the next run repeat it. */
    private void repeat(OpenRecording shown) {
        About about = shown.recording().about();
        switch (shown.target().orElse(null)) {
            case Target.OfLesson(Lesson lesson, ProgramLanguage language) -> choice.repeat(lesson, language, about);
            case Target.OfProgram(Program program) -> choice.choose(program);
            case null -> choice.repeat(about);
        }
        show(Optional.of(shown));
    }

    private void showLast() {
        show(choice.target().flatMap(target -> open.find(each -> each.isOf(target))));
    }

    private void show(Optional<OpenRecording> chosen) {
        open.show(chosen);
        paused = false;
        shown = current();
        pump.mark(Reason.LESSON);
        pump.mark(Reason.RUN);
        pump.mark(Reason.RECORDING);
    }

    /** Takes a run that has begun; until then the run before it stays. */
    private void adopt(OpenRecording begun) {
        boolean chosen = choice.target().filter(begun::isOf).isPresent();
        paused = paused && !chosen;
        open.add(begun);
        if (chosen && file().isEmpty()) {
            open.show(Optional.of(begun));
        }
    }

    private Snapshot current() {
        return last().map(Recording::snapshot).orElse(NOTHING);
    }

    static Optional<String> failure(Recording recording) {
        return recording.failure().map(FailureText::of);
    }
}
