package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.recording.Recording;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.command.Scope;
import dev.gantry.ui.command.Stroke;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.explain.Selection;

/** Keys that several commands of the window have, and what settles which of them is done. */
@Tag("screen")
class KeyOwnersTest {
    private static final int SEEDS = 10;

    @Test
    void everyKeyOfTwoCommandsIsSettledByTheirScopes() {
        try (Screen screen = open(FixedRun.finished(Recordings.finished(false)))) {
            assertThat(Screen.fx(() -> shared(screen.bench().commands()))).containsExactlyInAnyOrder(
                    "Space: replay-play (REPLAY) before pause (WINDOW)",
                    "Down: head-down (LANE) before lane-down (WINDOW)",
                    "Up: head-up (LANE) before lane-up (WINDOW)",
                    "Left: fold (LANE) before slice-previous (WINDOW)",
                    "Right: unfold (LANE) before slice-next (WINDOW)",
                    "Shift+Down: area-down (BOX) before move-down (LANE)",
                    "Shift+Up: area-up (BOX) before move-up (LANE)",
                    "Shift+Left: area-earlier (BOX) before fold-all (WINDOW)",
                    "Shift+Right: area-later (BOX) before unfold-all (WINDOW)");
        }
    }

    @Test
    void aCommandOfANarrowScopeCannotBeDoneOutsideOfIt() {
        try (Screen screen = open(FixedRun.finished(Recordings.finished(false)))) {
            assertThat(Screen.fx(() -> screen.bench().commands().all().stream()
                    .filter(each -> each.scope() != Scope.WINDOW && each.enabled().getAsBoolean())
                    .map(Command::id).toList())).isEmpty();
        }
    }

    @Test
    void inWhichOrderCommandsAreAddedChangesNeitherListsNorWhatAKeyDoes() {
        Recording run = FixedRun.running(Recordings.finished(false));
        try (Screen screen = open(run)) {
            Context window = screen.bench();
            Set<String> welcome = sameInEveryOrder(screen, "nothing recorded");
            assertThat(welcome).contains("run").doesNotContain("pause", "lane-down");
            act(screen, () -> window.commands().get("run").run());
            screen.until(() -> window.isRecorded());
            Set<String> seen = new LinkedHashSet<>();
            seen.addAll(sameInEveryOrder(screen, "a live run"));
            act(screen, () -> window.pointer().select(new Selection.OfLane(4)));
            seen.addAll(sameInEveryOrder(screen, "a lane in hand"));
            act(screen, () -> window.pointer().range(Optional.of(Range.between(0, 100 * Recordings.MS, Set.of(4)))));
            seen.addAll(sameInEveryOrder(screen, "a box over a lane in hand"));
            act(screen, () -> window.pointer().select(Selection.NONE));
            seen.addAll(sameInEveryOrder(screen, "a box"));
            act(screen, () -> window.navigation().replay(300 * Recordings.MS));
            seen.addAll(sameInEveryOrder(screen, "a replay of a live run"));
            assertThat(seen).contains("pause", "replay-play", "head-down", "lane-down", "area-down", "move-down",
                    "unfold-all", "area-later", "slice-next", "unfold");
        }
    }

    /** What the keys do now, after it was found to be the same in every order. */
    private static Set<String> sameInEveryOrder(Screen screen, String when) {
        return Screen.fx(() -> {
            Commands window = screen.bench().commands();
            Map<String, String> done = done(window, window);
            List<Command> all = new ArrayList<>(window.all());
            for (int seed = 0; seed < SEEDS; seed++) {
                Collections.shuffle(all, new Random(seed));
                Commands shuffled = new Commands();
                shuffled.add(all);
                assertThat(shuffled.all()).as(when).isEqualTo(window.all());
                assertThat(done(shuffled, window)).as(when).isEqualTo(done);
            }
            return Set.copyOf(done.values());
        });
    }

    /** What each key of the window would do now. */
    private static Map<String, String> done(Commands commands, Commands window) {
        Map<String, String> done = new LinkedHashMap<>();
        for (Command each : window.all()) {
            for (Stroke stroke : each.strokes()) {
                commands.of(stroke::clashes).stream().filter(one -> one.enabled().getAsBoolean()).findFirst()
                        .ifPresent(first -> done.put(stroke.spec(), first.id()));
            }
        }
        return done;
    }

    private static List<String> shared(Commands commands) {
        List<String> found = new ArrayList<>();
        List<Command> all = commands.all();
        for (int i = 0; i < all.size(); i++) {
            for (Stroke stroke : all.get(i).strokes()) {
                for (Command other : all.subList(i + 1, all.size())) {
                    if (other.strokes().stream().anyMatch(stroke::clashes)) {
                        found.add(settled(stroke, commands.of(stroke::clashes)));
                    }
                }
            }
        }
        return found;
    }

    private static String settled(Stroke stroke, List<Command> owners) {
        assertThat(owners).as(stroke.spec()).hasSize(2);
        assertThat(owners.getFirst().scope()).as("%s of %s", stroke.spec(), owners.stream().map(Command::id).toList())
                .isLessThan(owners.getLast().scope());
        return "%s: %s (%s) before %s (%s)".formatted(stroke.spec(), owners.getFirst().id(), owners.getFirst().scope(),
                owners.getLast().id(), owners.getLast().scope());
    }

    private static Screen open(Recording run) {
        return Screen.still((_, _) -> run, Theme.LIGHT, 1280, 800);
    }

    private static void act(Screen screen, Runnable action) {
        Screen.fx(() -> {
            action.run();
            return null;
        });
        screen.settled();
    }
}
