package dev.gantry.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code src/docs/semantics.md} promises of a greenlet. */
class GreenletTest {
    private final List<Object> log = new ArrayList<>();

    @Test
    @DisplayName("80 a greenlet runs to its switch, then to its end")
    void simple() {
        Greenlet main = Greenlet.current();
        Greenlet greenlet = new Greenlet(() -> {
            log.add(1);
            main.switchTo();
            log.add(3);
        });
        log.add(0);
        greenlet.switchTo();
        log.add(2);
        assertThat(greenlet.isActive()).isTrue();
        greenlet.switchTo();
        log.add(4);
        assertThat(log).containsExactly(0, 1, 2, 3, 4);
        assertThat(greenlet.isDead()).isTrue();
        assertThat(greenlet.isActive()).isFalse();
    }

    @Test
    @DisplayName("80 two children take turns on one list")
    void twoChildren() {
        Greenlet main = Greenlet.current();
        Greenlet.PlainBody body = () -> {
            log.add(1);
            main.switchTo();
            log.add(1);
        };
        Greenlet first = new Greenlet(body);
        Greenlet second = new Greenlet(body);
        first.switchTo();
        assertThat(log).hasSize(1);
        second.switchTo();
        assertThat(log).hasSize(2);
        first.switchTo();
        assertThat(log).hasSize(3);
        second.switchTo();
        assertThat(log).hasSize(4);
        assertThat(first.isDead() && second.isDead()).isTrue();
    }

    @Test
    @DisplayName("81 nested greenlets run in the order a, b, c")
    void recursiveChildren() {
        new Greenlet(() -> {
            log.add("a");
            new Greenlet(() -> {
                log.add("b");
            }).switchTo();
            log.add("c");
        }).switchTo();
        assertThat(log).containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("83 throwInto delivers, and what comes out is thrown in the parent")
    void sendException() {
        Greenlet main = Greenlet.current();
        IOException thrown = new IOException("key");
        Greenlet greenlet = new Greenlet(() -> {
            try {
                main.switchTo();
            } catch (Exception e) {
                log.add(e);
                throw e;
            }
        });
        greenlet.switchTo();
        assertThatThrownBy(() -> greenlet.throwInto(thrown)).isSameAs(thrown);
        assertThat(log).containsExactly(thrown);
        assertThat(greenlet.isDead()).isTrue();
    }

    @Test
    @DisplayName("84 values: none, one, several; as arguments at the start, as a result later")
    void values() {
        Greenlet main = Greenlet.current();
        Greenlet greenlet = new Greenlet(arguments -> {
            log.add(List.of(arguments));
            log.add(main.switchTo("out"));
            log.add(main.switchTo(1, 2));
            log.add(main.switchTo());
            return Map.of("x", 42);
        });
        assertThat(greenlet.switchTo(1, 2, 3)).isEqualTo("out");
        assertThat(greenlet.switchTo()).isEqualTo(List.of(1, 2));
        assertThat(greenlet.switchTo("one")).isEqualTo(List.of());
        assertThat(greenlet.switchTo(3, 9)).isEqualTo(Map.of("x", 42));
        assertThat(log).containsExactly(List.of(1, 2, 3), List.of(), "one", List.of(3, 9));
    }

    @Test
    @DisplayName("§4 the result goes to the parent, not to who switched last")
    void resultToParent() {
        AtomicReference<Greenlet> second = new AtomicReference<>();
        Greenlet first = new Greenlet(() -> {
            second.get().switchTo();
            log.add("never reached");
        });
        second.set(new Greenlet(_ -> "to main"));
        assertThat(first.switchTo()).isEqualTo("to main");
        assertThat(first.isActive()).isTrue();
        assertThat(log).isEmpty();
    }

    @Test
    @DisplayName("§4 a dead parent passes on to its parent; an unstarted one is started with the value")
    void deadAndFreshParents() {
        Greenlet dead = new Greenlet(() -> {});
        dead.switchTo();
        assertThat(new Greenlet(_ -> "up", dead).switchTo()).isEqualTo("up");
        Greenlet fresh = new Greenlet(arguments -> "started with " + arguments[0]);
        assertThat(new Greenlet(_ -> 7, fresh).switchTo()).isEqualTo("started with 7");
    }

    @Test
    @DisplayName("§4 values for a dead greenlet come straight back")
    void switchToDead() {
        Greenlet dead = new Greenlet(() -> {});
        dead.switchTo();
        assertThat(dead.switchTo(9)).isEqualTo(9);
        assertThat(dead.switchTo()).isEqualTo(List.of());
        assertThatThrownBy(() -> dead.throwInto(new IOException("x"))).isInstanceOf(IOException.class);
        assertThat(dead.throwInto()).isInstanceOf(GreenletExit.class);
    }

    @Test
    @DisplayName("86 each thread has its own main greenlet, which is active and has no parent")
    void threads() throws Exception {
        Greenlet here = Greenlet.current();
        Greenlet there = CompletableFuture.supplyAsync(Greenlet::current).get();
        assertThat(there).isNotSameAs(here);
        assertThat(here.isActive()).isTrue();
        assertThat(here.parent()).isEmpty();
        assertThatThrownBy(() -> here.setParent(here)).hasMessage("cannot set the parent of a main greenlet");
    }

    @Test
    @DisplayName("§4 no other thread may switch, not even to an unstarted one")
    void crossThread() throws Exception {
        Greenlet greenlet = new Greenlet(() -> {});
        CompletableFuture.runAsync(() -> {
            assertThatThrownBy(greenlet::switchTo).isInstanceOf(GreenletError.class)
                    .hasMessage("cannot switch to a different thread");
            assertThatThrownBy(greenlet::throwInto).hasMessage("cannot switch to a different thread");
            assertThatThrownBy(() -> new Greenlet(() -> {}, greenlet)).isInstanceOf(IllegalArgumentException.class);
        }).get();
        AtomicReference<Greenlet> orphan = new AtomicReference<>();
        Thread thread = new Thread(() -> orphan.set(new Greenlet(() -> {})));
        thread.start();
        thread.join();
        assertThatThrownBy(() -> orphan.get().switchTo())
                .hasMessage("cannot switch to a different thread (which happens to have exited)");
    }

    @Test
    @DisplayName("87 a greenlet without a body can neither be switched to nor thrown into; set, it runs")
    void noRun() {
        Greenlet greenlet = new Greenlet();
        assertThatThrownBy(greenlet::switchTo).isInstanceOf(IllegalStateException.class).hasMessageContaining("no run");
        assertThatThrownBy(() -> greenlet.throwInto(new IOException())).hasMessageContaining("no run");
        greenlet.setRun(_ -> 5);
        assertThat(greenlet.switchTo()).isEqualTo(5);
        assertThatThrownBy(() -> greenlet.setRun(_ -> 6))
                .hasMessage("run cannot be set after the start of the greenlet");
    }

    @Test
    @DisplayName("88 the parent is the current greenlet unless said otherwise")
    void parentIsCurrent() {
        Greenlet main = Greenlet.current();
        assertThat(new Greenlet(() -> {}).parent()).containsSame(main);
        Greenlet outer = new Greenlet(_ -> new Greenlet(() -> {}));
        Greenlet inner = (Greenlet) outer.switchTo();
        assertThat(inner.parent()).containsSame(outer);
        assertThatThrownBy(() -> outer.setParent(inner)).hasMessage("cyclic parent chain");
        assertThatThrownBy(() -> outer.setParent(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    @DisplayName("90 a parent without a body cannot take the result: the error goes further up")
    void parentWithoutRun() {
        Greenlet empty = new Greenlet();
        Greenlet child = new Greenlet(() -> {}, empty);
        assertThatThrownBy(child::switchTo).isInstanceOf(IllegalStateException.class).hasMessageContaining("no run");
    }

    @Test
    @DisplayName("93 what is thrown in can be caught inside")
    void throwCaught() {
        Greenlet main = Greenlet.current();
        Greenlet greenlet = new Greenlet(_ -> {
            try {
                return main.switchTo("ok");
            } catch (RuntimeException e) {
                return "caught " + e.getMessage();
            }
        });
        greenlet.switchTo();
        assertThat(greenlet.throwInto(new RuntimeException("ciao"))).isEqualTo("caught ciao");
    }

    @Test
    @DisplayName("94 throwInto() ends it, and returns the GreenletExit; again, on the dead one, too")
    void kill() {
        Greenlet main = Greenlet.current();
        Greenlet greenlet = new Greenlet(() -> {
            try {
                main.switchTo();
            } finally {
                log.add("finally");
            }
        });
        greenlet.switchTo();
        assertThat(greenlet.throwInto()).isInstanceOf(GreenletExit.class);
        assertThat(greenlet.isDead()).isTrue();
        assertThat(greenlet.throwInto()).isInstanceOf(GreenletExit.class);
        assertThat(log).containsExactly("finally");
    }

    @Test
    @DisplayName("§4 throwing into an unstarted greenlet: its body never runs, and it is dead")
    void throwIntoFresh() {
        Greenlet greenlet = new Greenlet(() -> {
            log.add("ran");
        });
        IOException thrown = new IOException();
        assertThatThrownBy(() -> greenlet.throwInto(thrown)).isSameAs(thrown);
        assertThat(greenlet.isDead()).isTrue();
        assertThat(new Greenlet(() -> {}).throwInto()).isInstanceOf(GreenletExit.class);
        assertThat(log).isEmpty();
    }

    @Test
    @DisplayName("96 only a Throwable can be thrown")
    void notThrowable() {
        assertThatThrownBy(() -> new Greenlet(() -> {}).throwInto(null)).isInstanceOf(NullPointerException.class)
                .hasMessageContaining("exceptions must be");
    }

    @Test
    @DisplayName("101 thread locals are the thread's, shared by its greenlets")
    void threadLocals() {
        ThreadLocal<String> local = ThreadLocal.withInitial(() -> "mine");
        local.set("set by main");
        assertThat(new Greenlet(_ -> local.get()).switchTo()).isEqualTo("set by main");
    }

    @Test
    @DisplayName("exceptions pass from greenlet to greenlet up the parents, catch blocks in between work")
    void exceptionsThroughSwitches() {
        Greenlet outer = new Greenlet(_ -> {
            Greenlet inner = new Greenlet(_ -> {
                throw new IOException("deep");
            });
            try {
                return inner.switchTo();
            } catch (Exception e) {
                throw new IllegalStateException("wrapped", e);
            }
        });
        assertThatThrownBy(outer::switchTo).hasMessage("wrapped").hasRootCauseMessage("deep");
    }
}
