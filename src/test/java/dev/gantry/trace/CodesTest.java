package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.code.Codes;
import dev.gantry.trace.stack.SampleKind;

/** The codes and ids below stand in files and streams: a line here may be added, never changed. */
@Tag("engine")
class CodesTest {
    private enum Colour {
        RED(3, "red"), BLUE(0, "blue");

        private final int code;
        private final String id;

        Colour(int code, String id) {
            this.code = code;
            this.id = id;
        }
    }

    private enum Taken {
        ONE, OTHER
    }

    private static final Codes<Colour> COLOURS = new Codes<>(Colour.values(), c -> c.code, c -> c.id);

    @Test
    void codesAndIdsStayWhatTheyWere() {
        assertThat(told(State.values(), State::code, State::id))
                .containsAllEntriesOf(Map.of(0, "running", 1, "blocked", 2, "suspended", 3, "ready", 4, "idle", 5,
                        "callback", 6, "sending"));
        assertThat(told(LaneKind.values(), LaneKind::code, LaneKind::id)).containsAllEntriesOf(
                Map.of(0, "process", 1, "thread", 2, "generator", 3, "greenlet", 4, "virtual-thread", 5,
                        "asyncio-task", 6, "machine"));
        assertThat(told(LaneRole.values(), LaneRole::code, LaneRole::id))
                .containsAllEntriesOf(Map.of(0, "plain", 1, "worker", 2, "partly-seen", 3, "group"));
        assertThat(told(SwitchReason.values(), SwitchReason::code, SwitchReason::id)).containsAllEntriesOf(
                Map.of(0, "send", 1, "yield", 2, "switch", 3, "throw", 4, "sleep", 5, "io", 6, "exit", 7,
                        "await"));
        assertThat(told(SampleKind.values(), SampleKind::code, SampleKind::id))
                .containsAllEntriesOf(Map.of(0, "running", 1, "native", 2, "wait", 3, "allocation"));
        assertThat(told(TaskState.values(), TaskState::code, TaskState::id)).containsAllEntriesOf(
                Map.of(0, "queued", 1, "running", 2, "succeeded", 3, "failed", 4, "cancelled"));
    }

    @Test
    void everyConstantIsFoundByItsCodeAndItsId() {
        assertThat(State.values()).allMatch(each -> State.byCode(each.code()) == each)
                .allMatch(each -> State.byId(each.id()).orElseThrow() == each);
        assertThat(LaneKind.values()).allMatch(each -> LaneKind.byCode(each.code()) == each)
                .allMatch(each -> LaneKind.byId(each.id()).orElseThrow() == each);
        assertThat(LaneRole.values()).allMatch(each -> LaneRole.byCode(each.code()) == each)
                .allMatch(each -> LaneRole.byId(each.id()).orElseThrow() == each);
        assertThat(SampleKind.values()).allMatch(each -> SampleKind.byCode(each.code()) == each)
                .allMatch(each -> SampleKind.byId(each.id()).orElseThrow() == each);
        assertThat(SwitchReason.values()).allMatch(each -> SwitchReason.byCode(each.code()) == each)
                .allMatch(each -> SwitchReason.byId(each.id()).orElseThrow() == each);
        assertThat(TaskState.values()).allMatch(each -> TaskState.byCode(each.code()) == each)
                .allMatch(each -> TaskState.byId(each.id()).orElseThrow() == each);
    }

    @Test
    void kindsAndRolesFitTheFourBitsThatARecordHasForThem() {
        assertThat(LaneKind.values()).allMatch(each -> each.code() < 16);
        assertThat(LaneRole.values()).allMatch(each -> each.code() < 16);
    }

    @Test
    void statesFitTheTableOfAChunkOfPackedSlices() {
        assertThat(State.values()).allMatch(each -> each.code() < 14);
    }

    @Test
    void aCodeIsNotAPosition() {
        assertThat(COLOURS.get(3)).isEqualTo(Colour.RED);
        assertThat(COLOURS.get(0)).isEqualTo(Colour.BLUE);
        assertThat(COLOURS.find("blue")).contains(Colour.BLUE);
    }

    @Test
    void aCodeThatNobodyHasIsTold() {
        assertThat(Stream.of(-1, 1, 2, 4, Integer.MAX_VALUE, Integer.MIN_VALUE)).noneMatch(COLOURS::has);
        assertThatIllegalArgumentException().isThrownBy(() -> COLOURS.get(1)).withMessageContaining("1");
        assertThat(COLOURS.find("green")).isEmpty();
    }

    @Test
    void twoConstantsCannotShareACodeOrAnId() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Codes<>(Taken.values(), t -> 5, Taken::name));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Codes<>(Taken.values(), Taken::ordinal, t -> "same"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Codes<>(Taken.values(), t -> 127 + t.ordinal(), Taken::name));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Codes<>(Taken.values(), t -> t.ordinal() - 1, Taken::name));
    }

    private static <E> Map<Integer, String> told(E[] constants, ToIntFunction<E> code, Function<E, String> id) {
        Map<Integer, String> told = new TreeMap<>();
        Stream.of(constants).forEach(each -> told.put(code.applyAsInt(each), id.apply(each)));
        return told;
    }
}
