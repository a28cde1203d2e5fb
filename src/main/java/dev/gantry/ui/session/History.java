package dev.gantry.ui.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Navigation history: the views before the present one, and those that were gone back from. */
final class History {
    private static final int KEPT = 100;

    private final Deque<View> past = new ArrayDeque<>();
    private final Deque<View> future = new ArrayDeque<>();

    /** Keeps this view; there is nothing to go forward to any more. */
    void remember(View present) {
        future.clear();
        push(past, present);
    }

    boolean hasPast(View present) {
        return has(past, present);
    }

    boolean hasFuture(View present) {
        return has(future, present);
    }

    /** The view before, if there is one. */
    Optional<View> back(View present) {
        return move(past, future, present);
    }

    /** The view that was gone back from last. */
    Optional<View> forward(View present) {
        return move(future, past, present);
    }

    void clear() {
        past.clear();
        future.clear();
    }

    /** Views like the present one are passed over: a gesture began there and changed nothing. */
    private static Optional<View> move(Deque<View> from, Deque<View> to, View present) {
        while (present.equals(from.peek())) {
            from.pop();
        }
        if (from.isEmpty()) {
            return Optional.empty();
        }
        push(to, present);
        return Optional.of(from.pop());
    }

    private static boolean has(Deque<View> views, View present) {
        return views.stream().anyMatch(view -> !view.equals(present));
    }

    private static void push(Deque<View> views, View view) {
        if (!view.equals(views.peek())) {
            views.push(view);
            if (views.size() > KEPT) {
                views.removeLast();
            }
        }
    }
}
