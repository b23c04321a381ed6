package catwalk.budget;

import catwalk.store.Store;
import catwalk.time.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * So many reads a day and a month, in UTC, never more: reads are set aside durably before anything is read, so that a
 * process that dies has spent at most what it had set aside. What was not used is given back.
 */
public final class Budget {
    private final String name;
    private final long perDay;
    private final long perMonth;
    private final Store store;
    private final Map<String, Object> used;
    private final Timekeeper time;

    /**
     * @param name under which what was used is kept
     * @param perDay most reads a day, 0 for no limit
     * @param perMonth most reads a calendar month, 0 for no limit
     */
    public Budget(String name, long perDay, long perMonth, Store store, Timekeeper time) {
        this.name = name;
        this.perDay = perDay;
        this.perMonth = perMonth;
        this.store = store;
        this.used = store.map("budgets");
        this.time = time;
    }

    /** Reads set aside in the day and month of their reservation. */
    public final class Reservation {
        private final LocalDate day;
        private final long amount;
        private boolean settled;

        private Reservation(LocalDate day, long amount) {
            this.day = day;
            this.amount = amount;
        }

        public long amount() {
            return amount;
        }

        /** Whether its day is over: what is read now is paid from another's. */
        public boolean isOver() {
            return !day.equals(today());
        }

        /** Gives back what was not used, the first time it is called. */
        public void settle(long usedReads) {
            synchronized (Budget.this) {
                if (!settled) {
                    settled = true;
                    spend(day, usedReads - amount);
                    store.commit();
                }
            }
        }

        /** The same for reads that may have come just after midnight: if it is past, the new day pays for them, too. */
        public void settleAroundMidnight(long usedReads) {
            synchronized (Budget.this) {
                settle(usedReads);
                if (isOver()) {
                    spend(today(), usedReads);
                    store.commit();
                }
            }
        }
    }

    /** Sets reads aside, as many as are left up to the most; empty where fewer than the least are. */
    public synchronized Optional<Reservation> reserve(long least, long most) {
        long amount = Math.min(most, left());
        if (amount < least) {
            return Optional.empty();
        }
        Reservation reservation = new Reservation(today(), amount);
        spend(reservation.day, amount);
        store.commit();
        return Optional.of(reservation);
    }

    private void spend(LocalDate day, long amount) {
        for (String period : new String[] {dayOf(day), monthOf(day)}) {
            if (used.put(name + " " + period, Math.max(0, used(period) + amount)) == null) {
                forgetBefore(monthOf(day.minusMonths(1)));
            }
        }
    }

    private void forgetBefore(String month) {
        for (String key : List.copyOf(used.keySet())) {
            if (key.startsWith(name + " ") && key.compareTo(name + " " + month) < 0) {
                used.remove(key);
            }
        }
    }

    private long used(String period) {
        return used.get(name + " " + period) instanceof Number number ? number.longValue() : 0;
    }

    private static String dayOf(LocalDate day) {
        return day.toString();
    }

    private static String monthOf(LocalDate day) {
        return day.toString().substring(0, 7);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    }

    /** What is left today, of the month's as well; {@link Long#MAX_VALUE} where there is no limit. */
    public long left() {
        return Math.min(leftToday(), leftThisMonth());
    }

    public synchronized long leftToday() {
        return perDay == 0 ? Long.MAX_VALUE : Math.max(0, perDay - used(dayOf(today())));
    }

    public synchronized long leftThisMonth() {
        return perMonth == 0 ? Long.MAX_VALUE : Math.max(0, perMonth - used(monthOf(today())));
    }

    /** When there is more again, once too little is left for so many reads. */
    public Instant renewal(long reads) {
        LocalDate next = leftThisMonth() < reads ? today().withDayOfMonth(1).plusMonths(1) : today().plusDays(1);
        return next.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The time that so many reads must last if what is left is to last until the end of the day and of the month. */
    public Duration timeFor(double reads) {
        Instant now = time.instant();
        LocalDate today = today();
        return longer(
                share(reads, leftToday(), now, today.plusDays(1)),
                share(reads, leftThisMonth(), now, today.withDayOfMonth(1).plusMonths(1)));
    }

    private static Duration share(double reads, long left, Instant now, LocalDate end) {
        if (left == Long.MAX_VALUE) {
            return Duration.ZERO;
        }
        Duration rest = Duration.between(now, end.atStartOfDay(ZoneOffset.UTC).toInstant());
        return Duration.ofMillis((long) (rest.toMillis() * Math.min(1, reads / Math.max(1, left))));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
