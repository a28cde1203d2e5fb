package dev.gantry.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import dev.gantry.recording.Note;
import dev.gantry.trace.CoroutineCounts;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.view.explain.Blocking;
import dev.gantry.view.explain.Reasons;
import dev.gantry.view.explain.Waiting;
import dev.gantry.view.explain.WhyBlocked;
import dev.gantry.view.explain.WhyIdle;
import dev.gantry.view.explain.WhySuspended;
import dev.gantry.view.hit.Hit;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;
import dev.gantry.view.time.Fault;

/** Hover card beside the mouse: says what lies under it. */
final class HoverCard extends Pane {
    private static final int AWAY = 14;

    private final Chart chart;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Label title = new Label();
    private final Label text = new Label();
    private final VBox card = new VBox(title, text);

    HoverCard(Chart chart, Pointer pointer, Navigation navigation) {
        this.chart = chart;
        this.pointer = pointer;
        this.navigation = navigation;
        setMouseTransparent(true);
        card.setId("hover-card");
        card.getStyleClass().add("hover-card");
        title.getStyleClass().add("hover-title");
        text.getStyleClass().add("hover-text");
        text.setWrapText(true);
        card.setMaxWidth(340);
        hide();
        LazyChildren.fill(getChildren(), card);
    }

    void hide() {
        card.setVisible(false);
    }

    void show(Hit hit, double x, double y) {
        List<String> words = words(hit);
        if (words.isEmpty()) {
            hide();
            return;
        }
        title.setText(words.getFirst());
        text.setText(String.join("\n", words.subList(1, words.size())));
        card.setVisible(true);
        card.applyCss();
        double width = Math.min(340, card.prefWidth(-1));
        double height = card.prefHeight(width);
        double left = x + AWAY + width < getWidth() ? x + AWAY : Math.max(0, x - AWAY - width);
        double top = y + AWAY + height < getHeight() ? y + AWAY : Math.max(0, y - AWAY - height);
        card.resizeRelocate(Math.round(left), Math.round(top), width, height);
    }

    private List<String> words(Hit hit) {
        Snapshot snapshot = chart.snapshot();
        return switch (hit) {
            case Hit.OnSlice slice when slice.isMerged() -> List.of(
                    Texts.of("hover.merged", slice.count()), LaneNames.of(snapshot, slice.lane()),
                    Texts.of("hover.merged.zoom"));
            case Hit.OnSlice slice -> slice(snapshot, slice);
            case Hit.OnGap(int lane, long time) -> {
                var gap = WhyIdle.gap(snapshot, lane, time);
                yield List.of(LaneNames.of(snapshot, lane), WhyIdle.sentence(snapshot, gap));
            }
            case Hit.OnHolder holder -> holder(snapshot, holder);
            case Hit.OnCrowd(int lane, long time) -> coroutineCounts(snapshot, lane, time);
            case Hit.OnMark(int lane, int first, int count) -> marks(snapshot, lane, first, count);
            case Hit.OnQueue(int executor, long time) -> List.of(
                    Texts.count("hover.queue", Waiting.length(snapshot, executor, time)),
                    Texts.of("inspector.queue", snapshot.executorName(executor)),
                    Texts.of("hover.at", navigation.clock(time)));
            case Hit.OnNote(int number) -> {
                Note note = navigation.notes().all().notes().get(number);
                yield List.of(note.text(), Texts.of("hover.note", navigation.clock(note.time())));
            }
            case Hit.OnFault(int number) -> {
                Fault fault = pointer.faults().get(number);
                yield List.of(fault.title(), Texts.of("hover.fault", Durations.text(fault.to() - fault.from()),
                        LaneNames.of(snapshot, fault.lane())));
            }
            default -> List.of();
        };
    }

    /** Name, state and duration, lane and time; for a wait also why. */
    private List<String> slice(Snapshot snapshot, Hit.OnSlice hit) {
        Pointer.Place place = chart.place(hit);
        Row row = snapshot.lane(place.lane()).row(place.depth());
        int i = place.index();
        int task = row.task(i);
        String state = Texts.of("state." + row.state(i).id());
        String own = Phrases.words(snapshot.name(row.name(i)));
        long end = row.isOpen(i) ? snapshot.horizon() : row.end(i);
        List<String> words = new ArrayList<>();
        words.add(task == 0 ? own.isEmpty() ? state : own : snapshot.taskLabel(task));
        words.add(switch (row.state(i)) {
            case BLOCKED -> WhyBlocked.sentence(snapshot, row, i);
            case READY -> WhySuspended.ready(snapshot, row, i);
            case SUSPENDED -> WhySuspended.waiting(snapshot, row, i);
            default -> Texts.of(own.isEmpty() || task == 0 ? "hover.state" : "hover.state.why", state,
                    Durations.text(end - row.start(i)), own);
        });
        words.add(Texts.of("hover.where", LaneNames.of(snapshot, place.lane()), navigation.clock(row.start(i))));
        int others = Blocking.others(snapshot, snapshot.lane(place.lane()), row, i);
        if (others > 0) {
            words.add(Texts.count("hover.blocks", others));
        }
        return words;
    }

    private List<String> holder(Snapshot snapshot, Hit.OnHolder hit) {
        Lane thread = snapshot.lane(hit.lane());
        if (hit.count() > 1) {
            return List.of(Texts.of("hover.switches", hit.count()), LaneNames.of(snapshot, hit.lane()),
                    Texts.of("hover.switches.zoom"));
        }
        long start = thread.switchTime(hit.first());
        long end = hit.first() + 1 < thread.switches()
                ? thread.switchTime(hit.first() + 1)
                : thread.closed() == Trace.NONE ? snapshot.horizon() : thread.closed();
        String name = LaneNames.of(snapshot, thread.switchTo(hit.first()));
        return List.of(Texts.of("hover.held", name, Durations.text(end - start)),
                Texts.of("hover.held.why", LaneNames.of(snapshot, thread.switchAt(hit.first()).from()),
                        Reasons.text(thread.switchAt(hit.first()).reason())),
                Texts.of("hover.where", LaneNames.of(snapshot, hit.lane()), navigation.clock(start)));
    }

    private List<String> coroutineCounts(Snapshot snapshot, int lane, long time) {
        CoroutineCounts crowd = snapshot.lane(lane).coroutineCounts();
        int at = crowd.at(Math.min(time, snapshot.horizon()));
        return List.of(Texts.count("hover.crowd", crowd.count(at, CoroutineCounts.ALIVE)),
                Texts.of("hover.crowd.states", crowd.count(at, CoroutineCounts.RUNNING),
                        crowd.count(at, CoroutineCounts.BLOCKED),
                        crowd.count(at, CoroutineCounts.READY), crowd.waiting(at)),
                Texts.of("hover.where", LaneNames.of(snapshot, lane), navigation.clock(time)),
                Texts.of("hover.crowd.open"));
    }

    private List<String> marks(Snapshot snapshot, int lane, int first, int count) {
        List<String> words = new ArrayList<>();
        words.add(Texts.of("hover.where", LaneNames.of(snapshot, lane),
                navigation.clock(snapshot.lane(lane).markTime(first))));
        for (int i = first; i < first + Math.min(count, 5); i++) {
            words.add(Phrases.words(snapshot.name(snapshot.lane(lane).markText(i))));
        }
        if (count > 5) {
            words.add(Texts.of("hover.more", count - 5));
        }
        return words;
    }
}
