package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.NameTable.Entry;
import dev.gantry.insight.NameTable.Kind;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Range;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.search.Matches;

/** The table by name. */
@Tag("screen")
class NamesTest {
    private Screen screen;
    private Gestures hand;

    private void open(Snapshot recording) {
        screen = Screen.over(recording, Runnable::run);
        hand = new Gestures(screen);
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        screen.until(() -> table() != null);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @SuppressWarnings("unchecked") // the table has entries
    private TableView<Entry> table() {
        return (TableView<Entry>) screen.stage().getScene().lookup("#names");
    }

    private List<Entry> rows() {
        return Screen.fx(() -> List.copyOf(table().getItems()));
    }

    private List<String> names(Snapshot recording) {
        return rows().stream().map(row -> recording.name(row.name())).toList();
    }

    private void pick(int row) {
        Screen.fx(() -> {
            table().getSelectionModel().select(row);
            return null;
        });
        screen.idle();
    }

    private ListView<?> instances() {
        return (ListView<?>) screen.stage().getScene().lookup("#names-instances");
    }

    private Matches found() {
        return Screen.fx(() -> hand.pointer().found());
    }

    @Test
    void aNameListsItsInstancesSelectsAndMarksThemAndEscapeTakesThatBack() {
        Snapshot recording = Recordings.nested();
        open(recording);
        screen.until(() -> !table().getItems().isEmpty());
        List<Entry> rows = rows();
        assertThat(rows).extracting(Entry::total).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        Entry first = rows.getFirst();
        assertThat(first.kind()).isEqualTo(Kind.SLICE);
        pick(0);
        assertThat(found().size()).isEqualTo(first.count());
        assertThat(Screen.fx(() -> instances().getItems().size())).isEqualTo(first.count());
        assertThat(screen.text("names-instances-title")).contains(recording.name(first.name()));
        Screen.fx(() -> {
            instances().getSelectionModel().select(0);
            return null;
        });
        screen.idle();
        assertThat(hand.selection()).isInstanceOfSatisfying(Selection.OfSlice.class, slice -> assertThat(recording
                .lane(slice.lane()).row(slice.depth()).name(slice.index())).isEqualTo(first.name()));
        hand.push(KeyCode.ESCAPE); // what is selected
        screen.idle();
        assertThat(found().size()).isEqualTo(first.count());
        hand.push(KeyCode.ESCAPE); // what is marked
        screen.idle();
        assertThat(found().isEmpty()).isTrue();
        assertThat(screen.isVisible("names-instances")).isFalse();
    }

    @Test
    void whatIsCountedIsShownAlthoughNothingElseHappens() {
        Queue<Runnable> held = new ConcurrentLinkedQueue<>();
        AtomicBoolean holding = new AtomicBoolean();
        screen = Screen.over(Recordings.nested(), read -> {
            if (!holding.get() || !held.add(read)) {
                read.run();
            }
        });
        holding.set(true);
        Screen.fx(() -> {
            screen.bench().commands().get("names").run();
            return null;
        });
        screen.until(() -> !held.isEmpty());
        for (int pulse = 0; pulse < 5; pulse++) {
            screen.settled(); // a frame loop that does not wait for the answer rests
        }
        holding.set(false);
        held.forEach(Runnable::run);
        screen.until(() -> table() != null && !table().getItems().isEmpty());
    }

    @Test
    void theBoxAndWhatIsOnScreenCountAloneIfThatIsWanted() {
        Snapshot recording = Recordings.nested();
        open(recording);
        screen.until(() -> !table().getItems().isEmpty());
        int all = rows().stream().mapToInt(Entry::count).sum();
        String whole = screen.text("names-area");
        long half = (recording.first() + recording.horizon()) / 2;
        Screen.fx(() -> {
            hand.pointer().range(Optional.of(Range.between(recording.first(), recording.first())));
            return null;
        });
        screen.until(() -> !screen.text("names-area").equals(whole));
        assertThat(rows().stream().mapToInt(Entry::count).sum()).isLessThan(all);
        Screen.fx(() -> {
            hand.pointer().range(Optional.empty());
            return null;
        });
        screen.until(() -> screen.text("names-area").equals(whole));
        screen.click("names-on-screen");
        screen.until(() -> screen.text("names-area").startsWith("On screen"));
        screen.idle();
        assertThat(rows().stream().mapToInt(Entry::count).sum()).isEqualTo(all);
        Screen.fx(() -> {
            hand.navigation().go(new dev.gantry.view.time.Viewport(half, half + 1, 0));
            return null;
        });
        screen.idle();
        assertThat(rows().stream().mapToInt(Entry::count).sum()).isLessThan(all);
    }

    @Test
    void tasksAndExecutorsAreChosenByKindAndAFilterLeavesTheRestOut() {
        Snapshot recording = Recordings.finished(false);
        open(recording);
        screen.until(() -> !table().getItems().isEmpty());
        screen.click("names-kind-executor");
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(Kind.EXECUTOR);
            assertThat(row.count()).isEqualTo(20);
        });
        screen.click("names-kind-all");
        assertThat(rows()).extracting(Entry::kind).contains(Kind.TASK, Kind.SLICE);
        screen.click("names-filter");
        hand.write("kind=slice state=blocked");
        screen.idle();
        assertThat(rows()).isNotEmpty().extracting(Entry::kind).containsOnly(Kind.SLICE);
        hand.write(" duration > soon");
        screen.idle();
        assertThat(screen.text("names-busy")).contains("duration > 5 ms");
        hand.push(KeyCode.ESCAPE);
        screen.idle();
        assertThat(screen.text("names-busy")).isEmpty();
        assertThat(rows()).extracting(Entry::kind).contains(Kind.TASK);
        screen.click("names-filter");
        hand.write("lane=nowhere");
        screen.idle();
        assertThat(rows()).isEmpty();
        assertThat(screen.text("names-none")).contains("filter");
    }

    @Test
    void beforeARunItSaysWhatToDo() {
        screen = Screen.real();
        hand = new Gestures(screen);
        hand.selectTab("tab-names");
        assertThat(screen.text("names-none")).contains("Run a lesson");
    }
}
