package dev.gantry.ui.inspector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.format.Details;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.explain.TaskLife;
import dev.gantry.view.explain.Waiting;
import dev.gantry.view.explain.WhyBlocked;
import dev.gantry.view.explain.WhyIdle;
import dev.gantry.view.explain.WhySuspended;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** Shows the selection; where nothing is selected it says what to do. */
final class InspectorPanel extends StackPane implements Panel {
    private static final int MOST_ARGUMENTS = 100;
    private static final int PAUSES = 19; // slack of a growing recording takes a twentieth of a processor

    private final Commands commands;
    private final Session session;
    private final Pointer pointer;
    private final TaskFacts taskFacts;
    private final Appearance appearance;
    private final Label title = new Label();
    private final Label state = new Label();
    private final Label sentence = new Label();
    private final Label wait = new Label();
    private final Navigation navigation;
    private final LifeStrip strip = new LifeStrip();
    private final Facts facts = new Facts();
    private final ScrollPane scroll;
    private final VBox empty;
    private final Inquiry<Integer, TaskSlack> slack;
    private Optional<TaskSlack> told = Optional.empty();
    private long zero;

    InspectorPanel(Context context) {
        commands = context.commands();
        session = context.session();
        pointer = context.pointer();
        appearance = context.appearance();
        navigation = context.navigation();
        taskFacts = new TaskFacts(facts, pointer, navigation, () -> context.tabs().show("code"));
        slack = new Inquiry<>(context.pump(), context.reader(), session::snapshot, pointer::task, TaskSlack::reading)
                .resting(PAUSES);
        getStyleClass().addAll("panel", "inspector");
        title.setId("inspector-title");
        title.getStyleClass().add("inspector-title");
        title.setMinWidth(0);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // names differ at their ends
        state.setId("inspector-state");
        state.setMinWidth(Region.USE_PREF_SIZE);
        sentence.setId("inspector-sentence");
        sentence.getStyleClass().add("inspector-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        wait.setId("inspector-wait");
        wait.getStyleClass().add("inspector-wait");
        wait.setWrapText(true);
        wait.setMinHeight(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, state);
        head.getStyleClass().add("inspector-head");
        VBox content = new VBox(head, sentence, wait, strip, facts);
        content.getStyleClass().add("inspector-content");
        scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        Label hintTitle = new Label(Texts.of("inspector.empty.title"));
        hintTitle.getStyleClass().add("hint-title");
        Label hint = new Label(Texts.of("inspector.empty"));
        hint.setWrapText(true);
        hint.getStyleClass().add("hint");
        empty = new VBox(hintTitle, hint);
        empty.setId("inspector-empty");
        empty.getStyleClass().add("inspector-content");
        strip.widthProperty().addListener((_, _, _) -> draw());
        update();
        LazyChildren.fill(getChildren(), empty, scroll);
    }

    /** Takes the slack of the selected task; says whether more may come. */
    boolean take() {
        return slack.take(pointer.task() != 0);
    }

    void close() {
        slack.close();
    }

    @Override
    public void show(Set<Reason> reasons) {
        boolean knows = pointer.task() != 0 && !slack.answer().equals(told);
        // who waited at one time does not change, and all tasks are asked
        boolean grows = reasons.contains(Reason.RECORDING) && pointer.selection() != Selection.NONE
                && !(pointer.selection() instanceof Selection.OfQueue);
        boolean counts = zero != navigation.zero();
        if (knows || grows || counts || reasons.contains(Reason.SELECTION) || reasons.contains(Reason.THEME)) {
            update();
        }
    }

    private void update() {
        Snapshot snapshot = session.snapshot();
        zero = navigation.zero();
        facts.clear();
        wait("");
        // A pattern switch is linked at its first execution, which would delay the window's first picture.
        boolean shown = pointer.selection() == Selection.NONE ? range(snapshot) : selected(snapshot);
        scroll.setVisible(shown);
        empty.setVisible(!shown);
    }

    private boolean selected(Snapshot snapshot) {
        return switch (pointer.selection()) {
            case Selection.OfTask(int task) when snapshot.hasTask(task) -> task(snapshot, task);
            case Selection.OfSlice slice -> slice(snapshot, slice);
            case Selection.OfGap gap -> gap(snapshot, gap);
            case Selection.OfLane(int lane) when snapshot.lane(lane) != null -> lane(snapshot, lane);
            case Selection.OfQueue(int executor, long time) when snapshot.executor(executor).isPresent() ->
                queue(snapshot, Waiting.at(snapshot, executor, time));
            default -> range(snapshot);
        };
    }

    private boolean task(Snapshot snapshot, int task) {
        head(snapshot.taskLabel(task), TaskLife.of(snapshot, task).sentence(), true);
        String id = snapshot.taskState(task).name().toLowerCase(Locale.ROOT);
        state.setText(Texts.of("state." + id));
        state.getStyleClass().setAll("label", "chip", "chip-" + id);
        strip.show(snapshot, snapshot.task(task), appearance.palette());
        pointer.place().ifPresent(place -> wait(waitAt(snapshot, place)));
        taskFacts.fill(snapshot, task);
        told = slack.answer();
        told.filter(known -> known.task() == task).ifPresent(known -> known.tell(facts));
        woken(snapshot);
        pointer.place().ifPresent(place -> details(snapshot, place));
        return true;
    }

    /** Redraws the strip at its new length; nothing else, for this is called during layout. */
    private void draw() {
        if (pointer.selection() instanceof Selection.OfTask(int task) && session.snapshot().hasTask(task)) {
            strip.show(session.snapshot(), session.snapshot().task(task), appearance.palette());
        }
    }

    /** Why the slice waited that was clicked; empty if it did not wait. */
    private static String waitAt(Snapshot snapshot, Pointer.Place at) {
        Row row = snapshot.lane(at.lane()).row(at.depth());
        return switch (row.state(at.index())) {
            case BLOCKED -> WhyBlocked.sentence(snapshot, row, at.index());
            case READY -> WhySuspended.ready(snapshot, row, at.index());
            case SUSPENDED -> WhySuspended.waiting(snapshot, row, at.index());
            default -> "";
        };
    }

    /** A link to the lane that let the clicked slice go on. */
    private void woken(Snapshot snapshot) {
        pointer.place().ifPresent(at -> WhyBlocked
                .wokenBy(snapshot, snapshot.lane(at.lane()).row(at.depth()), at.index())
                .ifPresent(by -> facts.link("woken", LaneNames.of(snapshot, by), () -> {
                    pointer.select(new Selection.OfLane(by));
                    navigation.revealLane(by);
                })));
    }

    /** What the file of another program says of the slice. */
    private void details(Snapshot snapshot, Pointer.Place at) {
        Row row = snapshot.lane(at.lane()).row(at.depth());
        Details details = Details.of(snapshot.name(row.details(at.index())));
        if (!details.category().isEmpty()) {
            facts.text("category", details.category());
        }
        List<Details.Argument> arguments = details.list();
        if (!arguments.isEmpty()) {
            facts.text("arguments", Integer.toString(arguments.size()));
        }
        arguments.stream().limit(MOST_ARGUMENTS).forEach(each -> facts.named(each.name(), each.value()));
        WaitStack.fill(facts, snapshot, at.lane(), row.start(at.index()));
    }

    private void wait(String words) {
        wait.setText(words);
        wait.setVisible(!words.isEmpty());
        wait.setManaged(!words.isEmpty());
    }

    private boolean slice(Snapshot snapshot, Selection.OfSlice at) {
        if (snapshot.lane(at.lane()) == null) {
            return false;
        }
        var slice = snapshot.lane(at.lane()).row(at.depth()).slice(at.index());
        String name = Texts.of("state." + slice.state().id());
        head(LaneNames.of(snapshot, at.lane()),
                slice.name() == 0
                        ? name
                        : Texts.of("inspector.slice", name, Phrases.words(snapshot.name(slice.name()))),
                false);
        wait(waitAt(snapshot, new Pointer.Place(at.lane(), at.depth(), at.index())));
        facts.text("started", navigation.clock(slice.start()));
        facts.text("lasted", Durations.text((slice.isOpen() ? snapshot.horizon() : slice.end()) - slice.start()));
        if (snapshot.hasTask(slice.awaited())) {
            facts.link("awaited", snapshot.taskLabel(slice.awaited()),
                    () -> pointer.select(new Selection.OfTask(slice.awaited())));
        }
        woken(snapshot);
        details(snapshot, new Pointer.Place(at.lane(), at.depth(), at.index()));
        return true;
    }

    private boolean gap(Snapshot snapshot, Selection.OfGap gap) {
        head(LaneNames.of(snapshot, gap.lane()), WhyIdle.sentence(snapshot, gap), false);
        facts.text("from", navigation.clock(Math.max(snapshot.first(), gap.start())));
        facts.text("lasted", Durations.text(Math.min(snapshot.horizon(), gap.end()) - Math.max(gap.start(),
                snapshot.first())));
        return true;
    }

    private boolean lane(Snapshot snapshot, int id) {
        head(LaneNames.of(snapshot, id), Texts.of("inspector.lane." + snapshot.lane(id).kind().id()), false);
        LaneFacts.fill(facts, snapshot, snapshot.lane(id), navigation);
        Command fetch = commands.get("fetch");
        if (fetch.enabled().getAsBoolean()) {
            facts.link("kept", Texts.of("inspector.kept.fetch"), fetch::run);
        }
        return true;
    }

    private boolean queue(Snapshot snapshot, Waiting waiting) {
        head(Texts.of("inspector.queue", snapshot.executorName(waiting.executor())),
                Texts.of(Texts.form("inspector.queue.at", waiting.count()), waiting.count(),
                        navigation.clock(waiting.time())),
                false);
        int place = 0;
        for (int task : waiting.first()) {
            long started = snapshot.taskStarted(task);
            String since = Durations.text(waiting.time() - snapshot.taskSubmitted(task));
            String words = started == Trace.NONE
                    ? Texts.of("inspector.queue.never", snapshot.taskLabel(task), since)
                    : Texts.of("inspector.queue.task", snapshot.taskLabel(task), since,
                            Durations.text(started - waiting.time()));
            facts.numbered(++place, words, () -> pointer.select(new Selection.OfTask(task)));
        }
        if (waiting.count() > place) {
            facts.text("queue.more", String.valueOf(waiting.count() - place));
        }
        return true;
    }

    private boolean range(Snapshot snapshot) {
        return pointer.range().map(range -> {
            head(Durations.text(range.length()), Texts.of("inspector.range"), false);
            facts.text("from", navigation.clock(range.start()));
            facts.text("to", navigation.clock(range.end()));
            if (!range.lanes().isEmpty()) {
                facts.text("lanes", String.valueOf(range.lanes().size()));
            }
            facts.text("tasks", String.valueOf(LaneFacts.tasksIn(snapshot, range.area())));
            return true;
        }).orElse(false);
    }

    private void head(String name, String words, boolean task) {
        title.setText(name);
        sentence.setText(Language.now().sentence(words));
        state.setVisible(task);
        state.setManaged(task);
        strip.setVisible(task);
        strip.setManaged(task);
    }
}
