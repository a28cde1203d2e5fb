package dev.gantry.futures.process.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.futures.Action;
import dev.gantry.futures.MapFunction;
import dev.gantry.futures.MapFunction2;
import dev.gantry.futures.Work;
import dev.gantry.futures.remote.Packing;

/** The classes that a parent builds for its workers: they do what those do that the JDK makes. */
class LambdaClassTest {
    private interface Mixed extends Serializable {
        double call(int number, long more, String text, double last);
    }

    private interface Maker {
        static Work<String> task() {
            return () -> "made in an interface";
        }
    }

    /** As a worker would have it from its parent's class. */
    @SuppressWarnings("unchecked")
    private static <T> T sent(T function) throws Exception {
        Lambda lambda = Lambda.of(function).orElseThrow();
        assertThat(lambda.file()).isNotEmpty();
        return (T) Lambda.unpack(lambda.pack(), 0).link(LambdaClassTest.class.getClassLoader());
    }

    private static int file(Object function) throws Exception {
        return Lambda.of(function).orElseThrow().file().length;
    }

    @Test
    @DisplayName("arguments and results pass, references and primitives, one and several")
    void calls() throws Exception {
        Work<Integer> task = () -> 42;
        assertThat(sent(task).call()).isEqualTo(42);
        MapFunction<List<String>, String> one = list -> list.getFirst() + "!";
        assertThat(sent(one).apply(List.of("a"))).isEqualTo("a!");
        MapFunction2<Integer, String, List<Object>> two = (number, text) -> List.of(text, number);
        assertThat(sent(two).apply(1, "b")).containsExactly("b", 1);
        Mixed mixed = (number, more, text, last) -> number + more + text.length() + last;
        assertThat(sent(mixed).call(1, 20_000_000_000L, "abc", 0.5)).isEqualTo(20_000_000_004.5);
        assertThat(sent(Maker.task()).call()).isEqualTo("made in an interface");
    }

    private static final List<String> ACTED = new ArrayList<>();

    @Test
    @DisplayName("what returns nothing acts, and the result of what returns something is left")
    void actions() throws Exception {
        ACTED.clear();
        Action action = () -> ACTED.add("once");
        sent(action).act();
        assertThat(ACTED).containsExactly("once");
    }

    @Test
    @DisplayName("an argument of another type is refused as the JDK's class refuses it")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void wrongArgument() throws Exception {
        MapFunction<Integer, Object> function = number -> "never";
        MapFunction sent = sent(function);
        assertThatThrownBy(() -> sent.apply("a text")).isInstanceOf(ClassCastException.class);
    }

    @Test
    @DisplayName("no stack trace shows it, and it is not serializable, whatever its interface says")
    void hidden() throws Exception {
        Work<Object> failing = () -> {
            throw new IllegalStateException("here");
        };
        Work<Object> sent = sent(failing);
        assertThat(sent.getClass().isHidden()).isTrue();
        assertThat(sent.getClass().getNestHost()).isEqualTo(LambdaClassTest.class);
        assertThat(catchThrowable(sent::call).getStackTrace())
                .noneMatch(frame -> frame.getClassName().contains("$$Lambda"));
        assertThatThrownBy(() -> Packing.object(sent, 1000)).isInstanceOf(NotSerializableException.class);
    }

    @Test
    @DisplayName("who boxes, or calls another class's method, gets his from the JDK")
    void others() throws Exception {
        MapFunction<Integer, Integer> boxed = Math::abs;
        MapFunction<Object, String> another = String::valueOf;
        assertThat(file(boxed)).isZero();
        assertThat(file(another)).isZero();
    }
}
