package dev.gantry.trace.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class StackTableTest {
    @Test
    void theSameFrameAboveTheSameStackIsOneNodeHoweverManyThereAre() {
        StackTable table = new StackTable();
        Map<List<Integer>, Integer> known = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            int below = random.nextInt(known.size() + 1);
            List<Integer> frame = List.of(below, random.nextInt(7), random.nextInt(2));
            int node = table.node(below, frame.get(1), frame.get(2));
            assertThat(node).isEqualTo(known.computeIfAbsent(frame, _ -> known.size() + 1));
        }
        Stacks stacks = table.view();
        assertThat(stacks.size()).isEqualTo(known.size() + 1);
        known.forEach((frame, node) -> {
            assertThat(List.of(stacks.parent(node), stacks.name(node), stacks.site(node))).isEqualTo(frame);
            assertThat(stacks.depth(node)).isEqualTo(stacks.depth(stacks.parent(node)) + 1);
        });
    }

    @Test
    void aStackIsNoDeeperThanItMayBe() {
        StackTable table = new StackTable();
        int node = 0;
        for (int i = 0; i < StackTable.DEEPEST + 10; i++) {
            node = table.node(node, 1, 0);
        }
        assertThat(table.view().depth(node)).isEqualTo(StackTable.DEEPEST);
        assertThat(table.has(node)).isTrue();
        assertThat(table.has(node + 1)).isFalse();
        assertThat(table.has(-1)).isFalse();
    }

    @Test
    void whatWasPublishedStaysWhatItWas() {
        SampleTable table = new SampleTable();
        int first = table.stacks().node(0, 3, 0);
        table.add(10, 1, first, 7, SampleKind.WAIT);
        Samples before = table.publish();
        for (int i = 0; i < 10_000; i++) {
            table.add(i, 2, table.stacks().node(first, i, 0), 0, SampleKind.RUNNING);
        }
        Samples after = table.publish();

        assertThat(before.size()).isEqualTo(1);
        assertThat(before.stacks().size()).isEqualTo(2);
        assertThat(before.waitAt(1, 10)).isEqualTo(first);
        assertThat(before.waitAt(1, 11)).isZero();
        assertThat(after.size()).isEqualTo(10_001);
        assertThat(after.stacks().name(after.stack(10_000))).isEqualTo(9_999);
        assertThat(table.publish()).isSameAs(after);
    }
}
