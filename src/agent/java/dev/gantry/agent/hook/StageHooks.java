package dev.gantry.agent.hook;

import jdk.internal.vm.annotation.DontInline;

/** Hooks of stages of CompletableFutures; see {@link Hooks}. */
public final class StageHooks {
    private StageHooks() {}

    /** An action is about to complete its stage, or a stage that is complete to be followed by another. */
    @DontInline
    public static void fires(Object actionOrSource) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer != null) {
            writer.current.fires = actionOrSource;
            writer.busy = false;
        }
    }

    /** The code of this action's stage begins; if the mode is positive, an executor runs it. */
    @DontInline
    public static void actionBegan(Object action, int mode) {
        beginStage(action, null, mode > 0, action);
    }

    /** The code of this stage begins, because of what fires; if no action is claimed, that is claimed already. */
    @DontInline
    public static void stageBegan(Object stage, Object claimed, Object code) {
        beginStage(null, stage, claimed == null, code);
    }

    /** The code of a stage begins that was asked for when its source was complete. */
    @DontInline
    public static void stageBeganAtOnce(Object source, Object code) {
        beginStage(source, null, false, code);
    }

    private static void beginStage(Object cause, Object stage, boolean isRun, Object code) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            Stages.begin(now, writer, cause == null ? writer.current.fires : cause, stage, isRun, code);
            writer.current.fires = null;
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** The code of the innermost stage has returned. */
    @DontInline
    public static void stageEnded() {
        endStage(false, null);
    }

    /** The code of the innermost stage has thrown. */
    @DontInline
    public static void stageThrew(Throwable thrown) {
        endStage(true, thrown);
    }

    private static void endStage(boolean failed, Throwable thrown) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            Stages.end(now, writer, failed ? now.error(thrown) : -1);
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }
}
