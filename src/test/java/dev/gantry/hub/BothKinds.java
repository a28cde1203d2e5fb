package dev.gantry.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A promise that holds for the cooperative and for the automatic hub. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@EnumSource(Hub.Kind.class)
@interface BothKinds {
    /** What the tests do with hubs and times. */
    final class Hubs {
        private Hubs() {}

        static Hub of(Hub.Kind kind) {
            return kind == Hub.Kind.COOPERATIVE ? Hub.cooperative() : Hub.automatic();
        }

        static Duration ms(long millis) {
            return Duration.ofMillis(millis);
        }
    }
}
