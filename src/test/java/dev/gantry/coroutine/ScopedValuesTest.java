package dev.gantry.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;

/** What is bound on one side of a switch is not seen on the other. */
class ScopedValuesTest {
    private static final ScopedValue<String> NAME = ScopedValue.newInstance();
    private final List<String> seen = new ArrayList<>();

    private static String name() {
        return NAME.orElse("nothing");
    }

    @Test
    @DisplayName("a binding around a yield holds in the body, not where it was resumed")
    void generatorBinds() {
        Generator<String, Void> generator = Generator.of(yielder -> {
            yielder.yield(name());
            ScopedValue.where(NAME, "body").run(() -> {
                yielder.yield(name());
                yielder.yield(name());
                ScopedValue.where(NAME, "deeper").run(() -> yielder.yield(name()));
                yielder.yield(name());
            });
            yielder.yield(name());
        });
        ScopedValue.where(NAME, "caller").run(() -> {
            for (String inBody : generator) {
                seen.add(inBody + " " + name());
            }
        });
        assertThat(seen).containsExactly("caller caller", "body caller", "body caller", "deeper caller", "body caller",
                "caller caller");
        assertThat(name()).isEqualTo("nothing");
    }

    @Test
    @DisplayName("a body that binds nothing sees what is bound where it is resumed, flat or not, in whatever thread")
    void generatorSeesItsCaller() throws Exception {
        Generator<String, Void> onStack = Generator.of(yielder -> names(yielder));
        Generator<String, Void> flat = Generator.flat(yielder -> {
            while (true) {
                yielder.yield(name());
            }
        });
        assertThat(flat.isFlat()).isTrue();
        for (Generator<String, Void> generator : List.of(onStack, flat)) {
            assertThat(generator.next()).isEqualTo("nothing");
            assertThat(ScopedValue.where(NAME, "one").call(generator::next)).isEqualTo("one");
            assertThat(ScopedValue.where(NAME, "two").call(generator::next)).isEqualTo("two");
            assertThat(
                    CompletableFuture.supplyAsync(() -> ScopedValue.where(NAME, "three").call(generator::next)).get())
                    .isEqualTo("three");
            assertThat(generator.next()).isEqualTo("nothing");
        }
    }

    private static void names(Yielder<String, Void> yielder) {
        while (true) {
            yielder.yield(name());
        }
    }

    @Test
    @DisplayName("generators that resume each other each have their own")
    void nestedGenerators() {
        Generator<String, Void> inner = Generator.of(yielder -> ScopedValue.where(NAME, "inner").run(() -> {
            names(yielder);
        }));
        Generator<String, Void> outer = Generator.of(yielder -> ScopedValue.where(NAME, "outer").run(() -> {
            for (int i = 0; i < 3; i++) {
                yielder.yield(inner.next() + " " + name());
            }
        }));
        while (outer.hasNext()) {
            seen.add(outer.next() + " " + name());
        }
        assertThat(seen).containsOnly("inner outer nothing").hasSize(3);
        inner.close();
        assertThat(name()).isEqualTo("nothing");
    }

    @Test
    @DisplayName("what is thrown out of a body, or closes it, leaves the caller's bindings")
    void thrownOut() {
        Generator<String, Void> generator = Generator.of(yielder -> ScopedValue.where(NAME, "body").run(() -> {
            yielder.yield(name());
            throw new IllegalStateException("expected");
        }));
        ScopedValue.where(NAME, "caller").run(() -> {
            generator.next();
            try {
                generator.next();
            } catch (IllegalStateException expected) {
                seen.add(expected.getMessage() + " " + name());
            }
        });
        assertThat(seen).containsExactly("expected caller");
        assertThat(name()).isEqualTo("nothing");
    }

    @Test
    @DisplayName("101 a thousand greenlets that bind and switch see what they have bound, and at first nothing")
    void greenlets() {
        Greenlet main = Greenlet.current();
        List<Greenlet> greenlets = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String own = "greenlet " + i;
            greenlets.add(new Greenlet(() -> {
                read("nothing");
                ScopedValue.where(NAME, own).run(() -> {
                    for (int turn = 0; turn < 5; turn++) {
                        main.switchTo();
                        read(own);
                    }
                });
                main.switchTo();
                read("nothing");
            }));
        }
        ScopedValue.where(NAME, "main").run(() -> {
            for (int turn = 0; turn < 7; turn++) {
                for (Greenlet greenlet : greenlets) {
                    greenlet.switchTo();
                    read("main");
                }
            }
        });
        assertThat(greenlets).allMatch(Greenlet::isDead);
        assertThat(seen).isEmpty();
    }

    private void read(String expected) {
        if (!name().equals(expected)) {
            seen.add(name() + " instead of " + expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Hub.Kind.class)
    @DisplayName("tasks of a hub, of either kind, see what they have bound, and nothing of the main program's")
    void hubs(Hub.Kind kind) throws Exception {
        try (Hub hub = kind == Hub.Kind.AUTOMATIC ? Hub.automatic() : Hub.cooperative()) {
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String own = "task " + i;
                tasks.add(hub.spawn(() -> {
                    read("nothing");
                    ScopedValue.where(NAME, own).call(() -> {
                        for (int turn = 0; turn < 5; turn++) {
                            hub.sleep(Duration.ZERO);
                            read(own);
                        }
                        return null;
                    });
                }));
            }
            ScopedValue.where(NAME, "main").call(() -> {
                hub.sleep(Duration.ZERO);
                read("main");
                hub.joinAll(tasks);
                read("main");
                return null;
            });
            assertThat(tasks).allMatch(HubTask::successful);
            assertThat(seen).isEmpty();
        }
    }
}
