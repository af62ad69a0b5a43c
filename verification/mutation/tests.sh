# The tests that have to notice a change: the same each time, without Hypothesis and a browser.
set -eu

check() {
    python -m pytest -x -q --assert=plain --noconftest -p no:cacheprovider "$@"
}

python quick.py
cd tests/calculator
check test_boundaries.py test_months.py test_rule_change.py test_frozen.py
check -k "not living_through_every_day" test_history.py test_resale_on.py
check test_smart.py test_citations.py test_good_policies.py test_digest.py
