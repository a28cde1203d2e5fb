package dev.gantry.agent.hook;

/**
 * Stages of CompletableFutures, while their code runs. One that an executor runs is that task; any other is a task
 * which begins at once in the thread that runs it. Inside it is a callback of each task that it follows from.
 */
final class Stages {
    private Stages() {}

    /** Stage whose code runs on a strand. */
    static final class Running {
        private final int task;
        private final boolean isOwn; // it is a task since its code began
        private final int source;
        private final int otherSource;
        private final Running around;

        Running(int task, boolean isOwn, int source, int otherSource, Running around) {
            this.task = task;
            this.isOwn = isOwn;
            this.source = source;
            this.otherSource = otherSource;
            this.around = around;
        }
    }

    /**
     * The code of a stage begins.
     *
     * @param cause the action that completes it, or the complete stage which it follows; null if that isn't known
     * @param known the stage, null if only the action knows it, or nobody
     * @param isRun whether an executor runs the action, if it is one
     * @param code what a task of its own is called by
     */
    static void begin(Recording now, Writer writer, Object cause, Object known, boolean isRun, Object code) {
        Strand strand = writer.current;
        if (code != null && now.taskNames.of(code) < 0) {
            strand.stage = new Running(0, false, 0, 0, strand.stage);
            return;
        }
        StageFields fields = cause == null ? null : now.taskNames.of(cause.getClass()).stage;
        boolean isAction = fields != null && (known == null || fields.stage(cause) == known);
        Object stage = isAction ? fields.stage(cause) : known;
        int task = number(now, stage);
        boolean isKnown = task == 0 ? isAction && isRun && !Numbers.holds(stage) : strand.runs(task);
        if (!isKnown) {
            task = submit(now, writer, stage, code);
            strand.begin(task);
        }
        int first = number(now, isAction ? fields.source(cause) : fields == null ? cause : null);
        int second = isAction ? number(now, fields.otherSource(cause)) : 0;
        strand.stage = new Running(task, !isKnown, first, second, strand.stage);
        tell(now, writer, first, Kinds.CALLBACK_STARTED);
        tell(now, writer, second, Kinds.CALLBACK_STARTED);
    }

    private static int submit(Recording now, Writer writer, Object stage, Object code) {
        int task = writer.newTask(now);
        if (task == 0
                || !writer.put(now, task, Kinds.TASK_SUBMITTED, Kinds.pair(0, Math.max(0, now.taskNames.of(code))))) {
            return 0;
        }
        if (stage != null) {
            now.giveStage(stage, task);
        }
        writer.put(now, task, Kinds.TASK_STARTED, 0);
        return task;
    }

    private static int number(Recording now, Object stage) {
        return stage == null ? 0 : now.number(stage);
    }

    private static void tell(Recording now, Writer writer, int source, int kind) {
        if (source != 0) {
            writer.put(now, source, kind, 0);
        }
    }

    /** The code of the innermost stage has ended, with this error or, -1, well. */
    static void end(Recording now, Writer writer, int error) {
        Strand strand = writer.current;
        Running ended = strand.stage;
        if (ended == null) {
            return;
        }
        strand.stage = ended.around;
        tell(now, writer, ended.otherSource, Kinds.CALLBACK_ENDED);
        tell(now, writer, ended.source, Kinds.CALLBACK_ENDED);
        if (ended.task != 0 && strand.ended(ended.task)) {
            writer.put(now, ended.task, error < 0 ? Kinds.TASK_SUCCEEDED : Kinds.TASK_FAILED, Math.max(error, 0));
        }
        if (ended.isOwn) {
            strand.end();
        }
    }
}
