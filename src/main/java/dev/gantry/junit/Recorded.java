package dev.gantry.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Records a test, or each test of a class, from before its {@code @BeforeEach} methods to after its {@code @AfterEach}
 * methods. A test that wants it takes the {@link dev.gantry.recording.Recording} as a parameter; {@link
 * RecordingAssertions} asks of it.
 *
 * <p>If the test fails, or one of the claims is not proved, the recording is published as {@code recording.html} and
 * {@code recording.pftrace} among the test's files, and the test's report says where they are. JUnit says where test
 * files go; with Maven it is below {@code target}.
 *
 * <p>All that happens in the JVM meanwhile is in the recording: where tests run in parallel, recorded ones do so one
 * after another, but beside others.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(RecordedExtension.class)
@ResourceLock("dev.gantry.recording")
public @interface Recorded {
    /** Claims that each recorded test must prove, such as {@code at most 5 tasks ran at once}. */
    String[] claims() default {};
}
