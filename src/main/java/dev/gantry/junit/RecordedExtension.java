package dev.gantry.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import dev.gantry.library.Watch;
import dev.gantry.recording.Recording;

/** What {@link Recorded} does: JUnit makes it, nobody else. */
public final class RecordedExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(RecordedExtension.class);

    /** JUnit calls it. */
    public RecordedExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        Recording on = Watch.start(context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName());
        context.getStore(NAMESPACE).put(Recording.class, on);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Recording recorded = context.getStore(NAMESPACE).remove(Recording.class, Recording.class);
        if (recorded == null) {
            return; // it could not be begun, which the test's failure says
        }
        recorded.end();
        Optional<Throwable> failure = context.getExecutionException();
        try {
            RecordingAssertions.assertProved(recorded, claims(context));
        } catch (AssertionError | IllegalArgumentException refuted) {
            publish(context, recorded, refuted);
            failure.ifPresent(refuted::addSuppressed);
            throw refuted;
        }
        failure.ifPresent(failed -> publish(context, recorded, failed));
    }

    /** Those of the class and of the method. */
    private static String[] claims(ExtensionContext context) {
        return Stream.of(context.getRequiredTestClass().getAnnotation(Recorded.class),
                context.getRequiredTestMethod().getAnnotation(Recorded.class))
                .filter(recorded -> recorded != null).flatMap(recorded -> Arrays.stream(recorded.claims()))
                .toArray(String[]::new);
    }

    /** Leaves the recording among the test's files; what can't be written does not hide why the test failed. */
    private static void publish(ExtensionContext context, Recording recorded, Throwable failure) {
        for (String ending : new String[]{"html", "pftrace"}) {
            MediaType type = ending.equals("html")
                    ? MediaType.create("text", "html")
                    : MediaType.APPLICATION_OCTET_STREAM;
            try {
                context.publishFile("recording." + ending, type, file -> save(context, recorded, file));
            } catch (RuntimeException notWritten) {
                failure.addSuppressed(notWritten);
            }
        }
    }

    private static void save(ExtensionContext context, Recording recorded, Path file) throws IOException {
        Watch.save(recorded, file);
        context.publishReportEntry("gantry", "The recording of this test: " + file.toUri());
        System.err.println("gantry: the recording of " + context.getDisplayName() + ": " + file);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Recording.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Recording.class, Recording.class);
    }
}
