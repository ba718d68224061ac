"""What is measured: ours and its peers, each a module that prepares a project and names its commands."""
