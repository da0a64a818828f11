"""What is decided about speech that is being recognised: order, language, speakers, vocabulary."""
