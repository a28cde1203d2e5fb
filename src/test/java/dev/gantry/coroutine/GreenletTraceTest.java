package dev.gantry.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a thread's tracer is told. */
class GreenletTraceTest {
    private final List<String> events = new ArrayList<>();
    private final Map<Greenlet, String> names = new HashMap<>();

    @BeforeEach
    void install() {
        names.put(Greenlet.current(), "main");
        Greenlet.settrace((event, origin, target) -> {
            assertThat(Greenlet.current()).isSameAs(target);
            events.add(event.name().toLowerCase() + " " + names.get(origin) + " " + names.get(target));
        });
    }

    @AfterEach
    void remove() {
        Greenlet.settrace(Tracer.NONE);
    }

    private Greenlet greenlet(String name, Greenlet.PlainBody body) {
        Greenlet greenlet = new Greenlet(body);
        names.put(greenlet, name);
        return greenlet;
    }

    @Test
    @DisplayName("97 §4 a ping between A and B, and A's return, are switches")
    void ping() {
        Greenlet[] other = new Greenlet[1];
        Greenlet a = greenlet("A", () -> other[0].switchTo());
        other[0] = greenlet("B", () -> a.switchTo());
        a.switchTo();
        assertThat(events).containsExactly("switch main A", "switch A B", "switch B A", "switch A main");
    }

    @Test
    @DisplayName("97 an end by an exception is a throw to the parent")
    void endByException() {
        Greenlet c = greenlet("C", () -> {
            throw new IllegalArgumentException();
        });
        assertThatThrownBy(c::switchTo).isInstanceOf(IllegalArgumentException.class);
        assertThat(events).containsExactly("switch main C", "throw C main");
    }

    @Test
    @DisplayName("§4 throwing into an unstarted greenlet tells both ways, though the body never ran")
    void throwIntoFresh() {
        Greenlet d = greenlet("D", () -> {});
        assertThatThrownBy(() -> d.throwInto(new IllegalArgumentException()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(events).containsExactly("throw main D", "throw D main");
    }

    @Test
    @DisplayName("§4 a switch to a dead greenlet or to oneself is a switch from main to main")
    void toDeadOrSelf() {
        Greenlet dead = greenlet("E", () -> {});
        dead.switchTo();
        events.clear();
        dead.switchTo();
        Greenlet.current().switchTo();
        assertThat(events).containsExactly("switch main main", "switch main main");
    }

    @Test
    @DisplayName("§4 a tracer that throws is removed, and the program gets what it threw")
    void raisingTracer() {
        IllegalStateException thrown = new IllegalStateException("tracer");
        Tracer before = Greenlet.settrace((_, _, _) -> {
            throw thrown;
        });
        assertThat(before).isNotSameAs(Tracer.NONE);
        assertThatThrownBy(() -> new Greenlet(() -> events.add("ran")).switchTo()).isSameAs(thrown);
        assertThat(Greenlet.gettrace()).isSameAs(Tracer.NONE);
        assertThat(events).isEmpty();
    }

    @Test
    @DisplayName("§4 each thread has its own tracer")
    void perThread() throws Exception {
        assertThat(CompletableFuture.supplyAsync(Greenlet::gettrace).get()).isSameAs(Tracer.NONE);
    }
}
