"""The figures as they were published, typed from the texts and not from the policy file."""

CARDS = {
    "1 USD": 8,
    "2 USD": 15,
    "5 USD": 40,
    "10 USD": 70,
    "20 USD": 100,
    "50 USD": 200,
    "5000 KHR": 8,
    "10000 KHR": 16,
}
ONLINE = {"1 USD": 8, "1.99 USD": 8, "2 USD": 15, "2.49 USD": 15, "2.50 USD": 16, "4 USD": 16}
TABLES = {"scratch-card": CARDS, "online": ONLINE}
NEW_SIMS = {"free-sim": 14, "standard": 68}
