package catwalk.budget;

import java.time.Duration;
import java.util.Map;

/** What reading from a service that charges for it may cost; a source asks it before it reads. */
public interface ReadBudget {

    /**
     * Opens a reading of an endless stream.
     *
     * @throws BudgetUsedUp where nothing may be read now
     */
    Reading open() throws BudgetUsedUp;

    /** How long to wait after a poll, so that what is left lasts until the period's end. */
    Duration spacing();

    /** What is left, in JSON's terms, for the source's status; empty where there is no limit. */
    default Map<String, Object> describe() {
        return Map.of();
    }

    /** The reading of one stream; closing it gives back what was set aside for it and not used. */
    interface Reading extends AutoCloseable {

        /**
         * Pays for one event that was read.
         *
         * @throws BudgetUsedUp where no further one can be paid for: stop reading
         */
        void pay(String event) throws BudgetUsedUp;

        @Override
        void close();
    }

    /** For services that charge nothing. */
    ReadBudget FREE = new ReadBudget() {
        @Override
        public Reading open() {
            return new Reading() {
                @Override
                public void pay(String event) {
                    // nothing to pay
                }

                @Override
                public void close() {
                    // nothing to give back
                }
            };
        }

        @Override
        public Duration spacing() {
            return Duration.ZERO;
        }
    };
}
