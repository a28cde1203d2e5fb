package dev.gantry.ui.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

/** In which order commands are listed, and which of several is done by one key. */
class CommandsTest {
    private static final Stroke DOWN = Stroke.keys("Down");

    private final AtomicBoolean drawn = new AtomicBoolean(true);
    private final List<String> done = new ArrayList<>();
    private final Command slice = command("slice", Group.MOVING, 20, Scope.WINDOW);
    private final Command zoom = command("zoom", Group.MOVING, 10, Scope.WINDOW);
    private final Command corner = command("corner", Group.WINDOW, 10, Scope.BOX);
    private final Command head = command("head", Group.LANES, 10, Scope.LANE);
    private final Command arrow = command("arrow", Group.MOVING, 20, Scope.WINDOW);

    @Test
    void theyAreListedByGroupThenByRankThenById() {
        assertThat(added(slice, corner, zoom, head, arrow).all()).containsExactly(zoom, arrow, slice, head, corner);
    }

    @Test
    void ofTwoThatOneKeyDoesTheOneOfTheNarrowerScopeIsDone() {
        assertThat(press(added(slice, head, corner))).isEqualTo("corner");
        assertThat(press(added(slice, head))).isEqualTo("head");
    }

    @Test
    void oneThatCannotBeDoneNowLeavesTheKeyToTheNext() {
        drawn.set(false);
        assertThat(press(added(corner, slice, head))).isEqualTo("head");
    }

    @Test
    void withinOneScopeTheOrderOfTheListSettlesIt() {
        assertThat(press(added(slice, zoom, arrow))).isEqualTo("zoom");
        assertThat(press(added(slice, arrow))).isEqualTo("arrow");
    }

    @Test
    void theOrderInWhichTheyAreAddedIsOfNoAccount() {
        List<Command> shuffled = new ArrayList<>(List.of(slice, zoom, corner, head, arrow));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            Commands commands = added(shuffled.toArray(Command[]::new));
            assertThat(commands.all()).containsExactly(zoom, arrow, slice, head, corner);
            assertThat(commands.of(DOWN::equals)).containsExactly(corner, head, zoom, arrow, slice);
        }
    }

    @Test
    void twoOfOneIdAreRefused() {
        Commands commands = added(slice);
        assertThatIllegalArgumentException().isThrownBy(() -> commands.add(List.of(slice)))
                .withMessageContaining("slice");
    }

    @Test
    void oneThatIsNotThereIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> added(slice).get("slcie")).withMessageContaining("slcie");
    }

    private Command command(String id, Group group, int rank, Scope scope) {
        return Command.of(id, group, rank).in(scope).keys(DOWN).when(() -> scope != Scope.BOX || drawn.get())
                .does(() -> done.add(id));
    }

    private static Commands added(Command... all) {
        Commands commands = new Commands();
        commands.add(List.of(all));
        return commands;
    }

    /** What the key does. */
    private String press(Commands commands) {
        done.clear();
        assertThat(commands.of(DOWN::equals).stream().anyMatch(Command::run)).isTrue();
        assertThat(done).hasSize(1);
        return done.getFirst();
    }
}
