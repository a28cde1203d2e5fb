package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.view.style.Style;

class LegendTest {
    @Test
    void threadsNeedNoWordsOfCoroutinesOrProcesses() {
        assertThat(styles(LaneKind.PROCESS, LaneKind.THREAD)).containsExactly(Style.RUNNING, Style.BLOCKED,
                Style.CALLBACK, Style.QUEUED, Style.IDLE, Style.FAILED);
    }

    @Test
    void aSecondProcessBringsSending() {
        assertThat(styles(LaneKind.PROCESS, LaneKind.PROCESS)).contains(Style.SENDING)
                .doesNotContain(Style.READY, Style.SUSPENDED);
    }

    @Test
    void aCoroutineBringsReadyAndSuspended() {
        assertThat(styles(LaneKind.PROCESS, LaneKind.GREENLET)).contains(Style.READY, Style.SUSPENDED)
                .doesNotContain(Style.SENDING);
    }

    @Test
    void everyStateHasItsEntry() {
        assertThat(Style.explained().stream().map(Legend::entry)).extracting(Legend.Entry::style)
                .doesNotHaveDuplicates()
                .containsAll(Stream.of(State.values()).map(Style::of).toList())
                .contains(Style.QUEUED, Style.FAILED, Style.BLOCKING);
    }

    private static List<Style> styles(LaneKind... kinds) {
        Names names = new Names();
        Trace trace = new Trace(names);
        for (int i = 0; i < kinds.length; i++) {
            int parent = kinds[i] == LaneKind.PROCESS ? 0 : 1;
            trace.laneOpened(i, i + 1, parent, kinds[i], LaneRole.PLAIN, names.intern("lane"));
        }
        trace.finish(10);
        return Legend.of(trace.snapshot()).stream().map(Legend.Entry::style).toList();
    }
}
