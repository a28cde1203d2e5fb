package dev.gantry.futures;

/** Linked list node: one of a future's followers and those that came before it. Immutable; null is an empty list. */
record FollowerNode(Follower follower, FollowerNode next) {
    static boolean holds(FollowerNode head, Follower follower) {
        for (FollowerNode each = head; each != null; each = each.next) {
            if (each.follower == follower) {
                return true;
            }
        }
        return false;
    }

    /** The same list without this follower, which must be in it, once. */
    static FollowerNode without(FollowerNode head, Follower follower) {
        FollowerNode above = null;
        FollowerNode at = head;
        for (; at.follower != follower; at = at.next) {
            above = new FollowerNode(at.follower, above);
        }
        FollowerNode rest = at.next;
        for (; above != null; above = above.next) {
            rest = new FollowerNode(above.follower, rest);
        }
        return rest;
    }

    /** The same list in reverse, so that the oldest follower is the first. */
    static FollowerNode reversed(FollowerNode head) {
        FollowerNode reversed = null;
        for (FollowerNode each = head; each != null; each = each.next) {
            reversed = new FollowerNode(each.follower, reversed);
        }
        return reversed;
    }
}
