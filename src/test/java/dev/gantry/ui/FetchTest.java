package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.cli.Main;
import dev.gantry.cluster.Cluster;
import dev.gantry.cluster.ClusterPool;
import dev.gantry.cluster.MemberRecords;
import dev.gantry.futures.Future;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;

/** Records that a member keeps, fetched in the window: a real member, on this machine. */
@Tag("screen")
@Tag("process")
@Timeout(300)
class FetchTest {
    private static final int TASKS = 8;
    private static final String TOKEN = Cluster.newToken();

    @TempDir
    static Path folder;

    private static Cluster cluster;
    private static Process member;
    private static Snapshot recorded;

    private Screen screen;
    private Gestures hand;

    @BeforeAll
    static void record() throws Exception {
        cluster = Cluster.listen("127.0.0.1:0", TOKEN);
        member = member();
        while (cluster.members().isEmpty()) {
            Thread.sleep(20);
        }
        cluster.records(MemberRecords.KEPT);
        Recorder recorder = new Recorder(Recorder.Options.named("driver"));
        recorder.start();
        try (ClusterPool pool = new ClusterPool(cluster)) {
            List<Future<Boolean>> futures = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                futures.add(pool.submit("task " + i, FetchTest::says));
            }
            for (Future<Boolean> each : futures) {
                each.result();
            }
        } finally {
            recorded = recorder.stop();
        }
    }

    private static boolean says() throws InterruptedException {
        System.out.println("a line of a task");
        Thread.sleep(30);
        return true;
    }

    private static Process member() throws Exception {
        ProcessBuilder command = Jvm.with(List.of("-Xmx200m",
                "--sun-misc-unsafe-memory-access=allow"), Main.class, "member", "--join", cluster.address(), "--name",
                "rack7", "--workers", "2", "--records", folder.toString(), "--once");
        command.environment().put(ClusterPool.TOKEN, TOKEN);
        return command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    @AfterAll
    static void end() {
        member.destroyForcibly();
        cluster.close();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    private void show() {
        screen = Screen.of(new Setup(Screen.lessons(), (_, _) -> FixedRun.finished(recorded), System::nanoTime,
                Theme.LIGHT).with(Settings.unkept()));
        hand = new Gestures(screen);
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot().finished());
        screen.idle();
    }

    private void select(int lane) {
        Screen.fx(() -> {
            screen.bench().pointer().select(new Selection.OfLane(lane));
            return null;
        });
        screen.idle();
    }

    private static int machine() {
        return IntStream.rangeClosed(1, recorded.lanes())
                .filter(id -> recorded.lane(id).kind() == LaneKind.MACHINE).findFirst().orElseThrow();
    }

    private void ask() {
        hand.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        screen.until(() -> screen.isVisible("fetch"));
    }

    private void enter(String id, String text) {
        Screen.fx(() -> {
            ((TextInputControl) screen.bench().scene().lookup("#" + id)).setText(text);
            return null;
        });
    }

    private static Stream<String> lines(Snapshot snapshot) {
        return IntStream.rangeClosed(1, snapshot.lanes()).mapToObj(snapshot::lane)
                .flatMap(lane -> IntStream.range(0, lane.marks()).mapToObj(i -> snapshot.name(lane.markText(i))))
                .filter(text -> text.equals("a line of a task"));
    }

    @Test
    @DisplayName("what a member kept comes into the recording that is shown, which stays where it was")
    void fetched() {
        show();
        assertThat(Screen.fx(() -> screen.bench().commands().get("fetch").enabled().getAsBoolean()))
                .as("no lane is selected").isFalse();
        select(machine());
        screen.until(() -> screen.bench().scene().lookup("#fact-kept") != null);
        hand.push(KeyCode.W);
        screen.idle();
        var viewport = Screen.fx(() -> screen.bench().navigation().viewport());
        ask();
        assertThat(Screen.fx(() -> ((ComboBox<?>) screen.bench().scene().lookup("#fetch-member")).getValue()))
                .isEqualTo("rack7");
        Screen.fx(() -> {
            ((ComboBox<?>) screen.bench().scene().lookup("#fetch-part")).getSelectionModel().select(1);
            return null;
        });
        enter("fetch-token", TOKEN);
        screen.click("fetch-fetch");
        screen.until(() -> lines(screen.bench().session().snapshot()).count() == TASKS);
        screen.until(() -> screen.text("files-text").contains("were fetched"));
        screen.idle();
        assertThat(screen.bench().session().snapshot().malformed()).isZero();
        assertThat(Screen.fx(() -> screen.bench().navigation().viewport())).isEqualTo(viewport);
        assertThat(Screen.fx(() -> screen.bench().pointer().selection())).isEqualTo(new Selection.OfLane(machine()));
        assertThat(Screen.fx(() -> screen.bench().commands().get("fetch").enabled().getAsBoolean()))
                .as("nothing is missing any more").isFalse();
    }

    @Test
    @DisplayName("what is wrong is said in a sentence, and the recording stays as it is")
    void troubles() {
        show();
        select(machine());
        ask();
        enter("fetch-token", "short");
        screen.click("fetch-fetch");
        screen.until(() -> screen.text("files-text").contains("at least 16 characters"));
        assertThat(screen.text("files-text")).startsWith("Nothing was fetched. ");
        ask();
        enter("fetch-token", TOKEN);
        enter("fetch-at", "127.0.0.1:1");
        screen.click("fetch-fetch");
        screen.until(() -> screen.text("files-text").contains("127.0.0.1:1"));
        assertThat(screen.bench().session().snapshot()).isSameAs(recorded);
    }

    @Test
    @DisplayName("it can be cancelled")
    void cancelled() {
        show();
        select(machine());
        ask();
        enter("fetch-token", Cluster.newToken()); // nobody has joined with this one
        screen.click("fetch-fetch");
        screen.until(() -> screen.isVisible("files-cancel"));
        screen.click("files-cancel");
        screen.until(() -> screen.text("files-text").contains("nothing has changed"));
        assertThat(screen.bench().session().snapshot()).isSameAs(recorded);
    }

    @Test
    @DisplayName("lanes that are no member's have nothing to be fetched")
    void others() {
        show();
        select(1);
        assertThat(Screen.fx(() -> screen.bench().commands().get("fetch").enabled().getAsBoolean())).isFalse();
        assertThat(Optional.ofNullable(Screen.fx(() -> screen.bench().scene().lookup("#fact-kept")))).isEmpty();
    }
}
